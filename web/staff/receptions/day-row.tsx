import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReceptionDay } from '#contract/receptions.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { DayState } from './day-state.tsx'
import styles from './receptions.module.css'

export function DayRow({ day }: { day: ReceptionDay }) {
  const { t } = useTranslation('receptions')
  const unitName = useUnitName()
  const now = useNow()
  const { day: dayName, time } = useMoments()
  return (
    <li className={styles.row}>
      <Link className={styles.when} to={`/receptions/${day.id}`}>
        {dayName(day.fromAt, now)} {time(day.fromAt)}–{time(day.untilAt)}
      </Link>
      <span className={styles.what}>
        <span>
          {unitName(day.unit)} · {day.president.name}
        </span>
        <span className={styles.faint}>
          {day.place}
          {day.theme && ` · ${day.theme}`}
        </span>
      </span>
      <span className={styles.counts}>
        {day.state === 'held' || day.state === 'open'
          ? day.matters === 0
            ? t('nobody')
            : t('matters', { count: day.matters, open: day.openMatters })
          : t('booked', { count: day.appointments })}
      </span>
      <span className={styles.state}>
        <DayState day={day} now={now} />
      </span>
    </li>
  )
}
