import { useTranslation } from 'react-i18next'
import type { CountedDay } from '#contract/commitments.ts'
import { useNow } from '../lib/bank-time.tsx'
import { useLanguage } from '../lib/language.ts'
import { dayOf, weekdayOf } from '../lib/moments.ts'
import { useMoments } from '../lib/use-moments.ts'
import styles from './day-strip.module.css'

/** The days from receipt to the due date as a leaf of the calendar: the counted ones numbered, the others with why not. */
export function DayStrip({ days, dueAt }: { days: readonly CountedDay[]; dueAt: Date }) {
  const { weekdayInitial } = useMoments()
  const [first] = days
  if (!first) return null
  const dueDay = dayOf(new Date(dueAt.getTime() - 1))
  return (
    <div>
      <ol className={styles.weekdays} aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <li key={weekday}>{weekdayInitial(weekday)}</li>
        ))}
      </ol>
      <ol className={styles.days}>
        {days.map((day, index) => (
          <DayCell
            key={day.day}
            day={day}
            isDue={day.day === dueDay}
            column={index === 0 ? weekdayOf(first.day) : undefined}
          />
        ))}
      </ol>
    </div>
  )
}

function DayCell({ day, isDue, column }: { day: CountedDay; isDue: boolean; column: number | undefined }) {
  const { t } = useTranslation('ui')
  const now = useNow()
  const language = useLanguage()
  const { dayName } = useMoments()
  const isReason = (reason: string): reason is keyof typeof known => Object.hasOwn(known, reason)
  const why = isReason(day.reason) ? t(`dayReason.${day.reason}`) : day.reason
  const date = Number(day.day.slice(8))
  const look = [
    styles.day,
    day.counted && styles.counted,
    day.day === dayOf(now) && styles.today,
    isDue && styles.due,
    day.provisional && styles.provisional,
  ]
  // Notices name their days in Chinese; in English the kind of day must do.
  const name = language === 'zh' && day.name ? day.name : why
  return (
    <li
      className={look.filter(Boolean).join(' ')}
      style={column === undefined ? undefined : { gridColumnStart: column }}
      title={`${dayName(day.day, now)} · ${name}`}
    >
      <span className={styles.date}>{date === 1 ? `${Number(day.day.slice(5, 7))}/1` : date}</span>
      <span className={styles.mark}>{isDue ? t('day.due') : day.n !== null ? t('day.nth', { n: day.n }) : name}</span>
    </li>
  )
}

const known = { working: 1, weekend: 1, holiday: 1, 'make-up': 1, line: 1, branch: 1, receipt: 1, paused: 1 }
