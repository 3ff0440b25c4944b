import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HeatCell, HeatMap } from '#contract/analysis.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMay } from '../../lib/me.tsx'
import { dayAfter } from '../../lib/moments.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { firstDayOf } from '../board/periods.ts'
import { drillAddress, filterFor, oneIn, type Pair, placeOf } from './drill.ts'
import styles from './heat-map.module.css'

/** One cell in a sentence that a branch manager can read, its weeks as bars, and the way to its feedback. */
export function CellWords({ map, at }: { map: HeatMap; at: Pair | undefined }) {
  const { t } = useTranslation('heatMap')
  const word = useWord()
  const mayRead = useMay('feedback.read')
  if (!at) return null
  const cell = map.cells.find((it) => it.business === at.business && it.nature === at.nature)
  return (
    <aside className={styles.words} aria-live="polite">
      <h2>
        {word('business', at.business)} · {word('nature', at.nature)}
      </h2>
      {!cell || cell.n === 0 ? <p>{t('says.none')}</p> : null}
      {cell?.n === null && <p>{t('covered')}</p>}
      {cell && <Sentences map={map} cell={cell} />}
      {cell?.earlier && <Bars map={map} cell={cell} />}
      {mayRead && cell?.n ? (
        <Link className={styles.open} to={drillAddress(filterFor(placeOf(map), at))}>
          {t('says.open', { count: cell.n })}
        </Link>
      ) : null}
    </aside>
  )
}

export function Sentences({ map, cell }: { map: HeatMap; cell: HeatCell }) {
  const { t } = useTranslation('heatMap')
  const { n, earlier, expected, chance, isRise } = cell
  if (n === null || !earlier || expected === null || chance === null) return null
  const { leastEarlierWeeks } = map.rules
  const isProblem = map.byNature.find((column) => column.nature === cell.nature)?.isProblem ?? true
  const facts = {
    n,
    weeks: earlier.length,
    expected: expected.toFixed(1),
    least: Math.min(...earlier),
    most: Math.max(...earlier),
  }
  if (earlier.length === 0) return <p>{t('says.history', { least: leastEarlierWeeks })}</p>
  return (
    <p>
      {t(map.isRunning ? 'says.runningN' : 'says.n', facts)}
      {!isProblem
        ? t('says.notProblem')
        : earlier.length < leastEarlierWeeks
          ? t('says.history', { least: leastEarlierWeeks })
          : isRise
            ? t('says.rise', { chance: oneIn(chance) })
            : n > expected
              ? t('says.noRise', { chance: oneIn(chance) })
              : ''}
    </p>
  )
}

/** The earlier weeks and this one; each bar leads to that week's feedback of the same cell. */
function Bars({ map, cell }: { map: HeatMap; cell: HeatCell }) {
  const { t } = useTranslation('heatMap')
  const now = useNow()
  const { periodName } = useMoments()
  const weeks = [...map.earlierWeeks, map.week]
  const counts = [...(cell.earlier ?? []), cell.n ?? 0]
  const most = Math.max(1, ...counts)
  return (
    <ol className={styles.bars}>
      {weeks.map((week, nth) => {
        const n = counts[nth] ?? 0
        const fromOn = firstDayOf(week)
        const filter = filterFor(
          { ...placeOf(map), fromOn, untilOn: dayAfter(fromOn, 6) },
          { business: cell.business, nature: cell.nature },
        )
        const words = t('says.week', { week: periodName(week, now), n })
        return (
          <li key={week} data-this={week === map.week}>
            <Link to={drillAddress(filter)} aria-label={words} title={words}>
              <span className={styles.bar1} style={{ height: `${(n / most) * 100}%` }} />
              <span className={styles.barCount}>{n}</span>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
