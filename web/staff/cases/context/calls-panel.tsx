import { useTranslation } from 'react-i18next'
import { listCaseCalls } from '#contract/calls.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'

/** The calls of a case with all their context, so that nobody asks the customer again (2.2.2). */
export function CallsPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation('calls')
  const now = useNow()
  const { moment } = useMoments()
  const calls = useAsk(listCaseCalls, { id: caseId }).data ?? []
  if (calls.length === 0) return null
  return (
    <Panel title={t('ofCase', { count: calls.length })}>
      <ul className={styles.list}>
        {calls.map((call) => (
          <li key={call.id}>
            <div>
              {moment(call.beganAt, now)} · {call.caller ?? t('withheld')} · {call.agent?.name}
            </div>
            <div className={styles.faint}>{[call.queue, ...call.ivr].filter(Boolean).join(' › ')}</div>
            {call.recording && (
              <div className={styles.faint}>
                {t('recording')} {call.recording}
              </div>
            )}
            {call.notes && <p className={styles.text}>{call.notes}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
