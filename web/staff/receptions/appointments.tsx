import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ReceptionPage, settleAppointment } from '#contract/receptions.ts'
import { useAct } from '../../lib/ask.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import { Refused } from '../../ui/refused.tsx'
import styles from './reception-page.module.css'

/** Who comes, when, about what; and who came. */
export function Appointments({ day, maySettle }: { day: ReceptionPage; maySettle: boolean }) {
  const { t } = useTranslation('receptions')
  const { time } = useMoments()
  const settle = useAct(settleAppointment)
  return (
    <section className={styles.card} aria-labelledby="appointments">
      <div className={styles.head}>
        <h2 id="appointments">{t('book.title', { count: day.appointments })}</h2>
      </div>
      {day.appointmentList.length === 0 && <p className={styles.faint}>{t('book.none')}</p>}
      <ul className={styles.list}>
        {day.appointmentList.map((appointment) => (
          <li key={appointment.id} className={styles.item}>
            <div className={styles.line}>
              <strong>{time(appointment.at)}</strong>
              <span>{appointment.name}</span>
              <span className={styles.faint}>{appointment.phone}</span>
              <span className={styles.apart}>
                <Badge look={appointment.state === 'missed' ? 'warn' : 'plain'}>{t(`came.${appointment.state}`)}</Badge>
              </span>
            </div>
            {appointment.topic && <div className={styles.faint}>{appointment.topic}</div>}
            {maySettle && appointment.state === 'booked' && (
              <div className={styles.line}>
                {(['came', 'missed', 'cancelled'] as const).map((state) => (
                  <Button
                    key={state}
                    size="small"
                    aria-label={t('came.say', { name: appointment.name, state: t(`came.${state}`) })}
                    onClick={() => settle.mutate({ id: day.id, appointmentId: appointment.id, state })}
                  >
                    {t(`came.${state}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      <Refused error={settle.error} />
    </section>
  )
}
