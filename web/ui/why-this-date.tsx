import { useTranslation } from 'react-i18next'
import type { WhyThisDate as Why } from '#contract/commitments.ts'
import { useNow } from '../lib/bank-time.tsx'
import { useCoded } from '../lib/coded.ts'
import { useSay } from '../lib/language.ts'
import { dayOf } from '../lib/moments.ts'
import { useMoments } from '../lib/use-moments.ts'
import { useWord } from '../lib/use-word.ts'
import { DayStrip } from './day-strip.tsx'
import styles from './why-this-date.module.css'

/** Why this date (chapter 7): the promise and its limit, from when, the days that counted, the pauses that did not. */
export function WhyThisDate({ why }: { why: Why }) {
  const { t } = useTranslation('ui')
  const say = useSay()
  const coded = useCoded('ui')
  const now = useNow()
  const { due, moment } = useMoments()
  const { deadline, limit } = why
  const limitWords = coded(`why.limit.${limit.unit}`, { count: limit.amount }) ?? `${limit.amount} ${limit.unit}`
  const ahead = why.days.filter(({ counted, day }) => counted && day > dayOf(now)).length
  return (
    <div className={styles.why}>
      <p className={styles.sum}>
        <strong>{say(deadline.title)}</strong>
        <br />
        {t('why.sum', {
          start: moment(deadline.startedAt, now),
          limit: limitWords,
          due: due(deadline.dueAt, now),
        })}
      </p>
      {why.days.length > 0 && <DayStrip days={why.days} dueAt={deadline.dueAt} />}
      {deadline.closedAt === null && limit.unit === 'working-days' && (
        <p className={styles.note}>{t('why.ahead', { count: ahead })}</p>
      )}
      {deadline.isProvisional && <p className={styles.warn}>{t('why.provisional')}</p>}
      <Pauses segments={why.segments} />
      <p className={styles.note}>
        {t('why.version', { version: why.version, calendar: coded(`why.calendar.${why.calendar}`) ?? why.calendar })}
      </p>
    </div>
  )
}

function Pauses({ segments }: { segments: Why['segments'] }) {
  const { t } = useTranslation('ui')
  const word = useWord()
  const now = useNow()
  const { moment, span } = useMoments()
  const pauses = segments.filter(({ kind }) => kind === 'paused')
  if (pauses.length === 0) return null
  return (
    <ul className={styles.pauses}>
      {pauses.map((pause) => (
        <li key={pause.fromAt.toISOString()}>
          {t('why.paused', {
            from: moment(pause.fromAt, now),
            to: pause.toAt ? moment(pause.toAt, now) : t('why.stillPaused'),
            span: span((pause.toAt ?? now).getTime() - pause.fromAt.getTime()),
            why: word('pauseGrounds', pause.why),
            who: pause.by?.name ?? t('why.byRule'),
          })}
        </li>
      ))}
    </ul>
  )
}
