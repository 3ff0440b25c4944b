import { BarChartOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { type RatingFigures, readRatingFigures } from '#contract/ratings.ts'
import { useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useSay, useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { State } from '../../ui/state.tsx'
import styles from './figures.module.css'
import { percent } from './percent.ts'
import { useCodesAddress } from './use-codes-address.ts'

/** The last thirty days in three looks: day by day, by stars, and counter by counter with the doubt of few ratings. */
export function Figures() {
  const { t } = useTranslation('codes')
  const { of } = useCodesAddress()
  const asked = useAsk(readRatingFigures, of, { keepsPrevious: true })
  if (asked.error && !asked.data) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading lines={8} />
  const { last30Days, days, counters } = asked.data
  if (last30Days.count === 0)
    return <State sign={<BarChartOutlined />} title={t('figures.none')} says={t('figures.noneSays')} />
  return (
    <div className={styles.figures}>
      <DayBars days={days} />
      <StarBars byRating={last30Days.byRating} />
      {counters.length > 0 && <CounterTable counters={counters} />}
      <p className={styles.note}>{t('figures.visits')}</p>
    </div>
  )
}

/** All ratings and, within each bar, the satisfied ones; the same numbers are read out as words. */
function DayBars({ days }: { days: RatingFigures['days'] }) {
  const { t } = useTranslation('codes')
  const now = useNow()
  const { dayName } = useMoments()
  const most = Math.max(1, ...days.map(({ count }) => count))
  const [first, last] = [days[0], days.at(-1)]
  return (
    <section className={styles.panel} aria-labelledby="figures-days">
      <h2 id="figures-days">{t('figures.days')}</h2>
      <ol className={styles.bars} aria-label={t('figures.daysTable')}>
        {days.map(({ on, count, satisfied }) => {
          const words = t('figures.day', { day: dayName(on, now), count, satisfied })
          return (
            <li key={on} title={words}>
              <span className={styles.unseen}>{words}</span>
              <span className={styles.bar} style={{ height: percent(count / most) }}>
                <span style={{ height: count > 0 ? percent(satisfied / count) : 0 }} />
              </span>
            </li>
          )
        })}
      </ol>
      <p className={styles.ends} aria-hidden="true">
        <span>{first && dayName(first.on, now)}</span>
        <span className={styles.legend}>
          <i className={styles.isSatisfied} /> {t('figures.satisfied')} <i /> {t('figures.count')}
        </span>
        <span>{last && dayName(last.on, now)}</span>
      </p>
    </section>
  )
}

function StarBars({ byRating }: { byRating: readonly number[] }) {
  const { t } = useTranslation('codes')
  const total = byRating.reduce((sum, n) => sum + n, 0)
  return (
    <section className={styles.panel} aria-labelledby="figures-stars">
      <h2 id="figures-stars">{t('figures.stars')}</h2>
      <ul className={styles.stars}>
        {byRating
          .map((count, index) => ({ star: index + 1, count }))
          .reverse()
          .map(({ star, count }) => (
            <li key={star}>
              <span>{t('figures.star', { count: star })}</span>
              <span className={styles.meter}>
                <span style={{ width: percent(count / total) }} />
              </span>
              <span className={styles.number}>{count}</span>
              <span className={styles.number}>{percent(count / total)}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}

function CounterTable({ counters }: { counters: RatingFigures['counters'] }) {
  const { t } = useTranslation('codes')
  const say = useSay()
  const unitName = useUnitName()
  return (
    <section className={`${styles.panel} ${styles.wide}`} aria-labelledby="figures-counters">
      <h2 id="figures-counters">{t('figures.counters')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by the keyboard too. */}
      <div className={styles.scroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('figures.counter')}</th>
              <th scope="col">{t('figures.count')}</th>
              <th scope="col">{t('figures.csat')}</th>
              <th scope="col">{t('figures.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {counters.map(({ counterId, name, unit, count, satisfied, low, high }) => (
              <tr key={counterId}>
                <th scope="row">
                  {say(name)} <small>{unitName(unit)}</small>
                </th>
                <td>{count}</td>
                <td>{count > 0 ? percent(satisfied / count) : ''}</td>
                <td>{`${percent(low)} – ${percent(high)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
