import { useTranslation } from 'react-i18next'
import { type DayOfYear, readCalendarYear } from '#contract/calendars.ts'
import { useAsk } from '../../../lib/ask.ts'
import { weekdayOf } from '../../../lib/moments.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** Twelve months. What differs from the plain week is said by a word in the cell, and not by its colour alone. */
export function YearView({ name, year }: { name: string; year: number }) {
  const { t } = useTranslation('administration')
  const asked = useAsk(readCalendarYear, { name, year })
  if (asked.error) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading />
  if (asked.data.days.length === 0) return <p className={styles.soft}>{t('calendar.notLoaded')}</p>
  const months = Map.groupBy(asked.data.days, ({ day }) => day.slice(0, 7))
  const sources = [...new Set(asked.data.days.flatMap(({ source }) => source ?? []))]
  return (
    <>
      {sources.length > 0 && <p className={styles.says}>{sources.join('；')}</p>}
      <div className={styles.months}>
        {[...months].map(([month, days]) => (
          <Month key={month} month={month} days={days} />
        ))}
      </div>
    </>
  )
}

function Month({ month, days }: { month: string; days: readonly DayOfYear[] }) {
  const { monthName, weekdayInitial } = useMoments()
  const blank = weekdays.slice(1, weekdayOf(days[0]?.day ?? month)).map((): null => null)
  const cells = [...blank, ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, nth) => cells.slice(nth * 7, nth * 7 + 7))
  return (
    <section className={styles.month} aria-label={monthName(month)}>
      <h3 className={styles.heading}>{monthName(month)}</h3>
      <table>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekdayInitial(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day)?.day}>
              {weekdays.map((weekday, nth) => (
                <td key={weekday}>{week[nth] && <Day day={week[nth]} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Day({ day: { day, kind, reason, status, name, source } }: { day: DayOfYear }) {
  const { t } = useTranslation('administration')
  const isMarked = reason !== 'working' && reason !== 'weekend'
  const look = [
    styles.day,
    kind === 'rest' && !isMarked && styles.rest,
    isMarked && (kind === 'working' ? styles.makeUp : styles.holiday),
    status === 'provisional' && styles.provisional,
  ]
  const says = [
    name,
    t(`calendar.reason.${reason}`),
    status === 'provisional' && t('calendar.status.provisional'),
    source,
  ]
  return (
    <span className={look.filter(Boolean).join(' ')} title={says.filter(Boolean).join(' · ')}>
      <span>{Number(day.slice(8))}</span>
      {isMarked && (
        <span className={styles.mark}>{kind === 'working' ? t('calendar.mark.working') : t('calendar.mark.rest')}</span>
      )}
    </span>
  )
}
