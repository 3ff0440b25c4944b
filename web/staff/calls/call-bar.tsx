import { AudioOutlined, PhoneFilled, PhoneOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallDesk } from '#contract/calls.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import styles from './call-bar.module.css'

/** The call in one line: rings or is spoken on, for how long, from whom, by which choices. */
export function CallBar({ call }: { call: CallDesk }) {
  const { t } = useTranslation('calls')
  const { time } = useMoments()
  const Sign = call.state === 'ringing' ? PhoneOutlined : PhoneFilled
  return (
    <section className={styles.bar} data-state={call.state} aria-label={t('present')}>
      <p className={styles.state} role="status">
        <Sign /> {t(`state.${call.state}`)}
        <Elapsed call={call} />
      </p>
      <p className={styles.caller}>{call.caller ?? t('withheld')}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('began')}</dt>
          <dd>{time(call.beganAt)}</dd>
        </div>
        {call.queue && (
          <div>
            <dt>{t('queue')}</dt>
            <dd>{call.queue}</dd>
          </div>
        )}
        {call.ivr.length > 0 && (
          <div>
            <dt>{t('ivr')}</dt>
            <dd>{call.ivr.join(' › ')}</dd>
          </div>
        )}
        {call.transfers > 0 && (
          <div>
            <dt>{t('transfers')}</dt>
            <dd>{t('transferCount', { count: call.transfers })}</dd>
          </div>
        )}
        {call.recording && (
          <div>
            <dt>
              <AudioOutlined /> {t('recording')}
            </dt>
            <dd className={styles.recording}>{call.recording}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** Minutes and seconds since it began; a call's own clock runs by the second. */
function Elapsed({ call }: { call: CallDesk }) {
  const now = useNow()
  const [seconds, setSeconds] = useState(0)
  const ended = call.endedAt?.getTime()
  const started = (ended ?? now.getTime()) - call.beganAt.getTime()
  useEffect(() => {
    setSeconds(Math.max(0, Math.round(started / 1000)))
    if (ended !== undefined) return
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [started, ended])
  const two = (value: number) => String(value).padStart(2, '0')
  return (
    <span className={styles.elapsed} aria-hidden="true">
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </span>
  )
}
