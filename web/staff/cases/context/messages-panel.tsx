import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useCoded } from '../../../lib/coded.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'

/** What was told to the customer, and whether it arrived. */
export function MessagesPanel({ messages }: { messages: Case['messages'] }) {
  const { t } = useTranslation('cases')
  const coded = useCoded('cases')
  const now = useNow()
  const { moment } = useMoments()
  if (messages.length === 0) return null
  return (
    <Panel title={t('messages.title')}>
      <ul className={styles.list}>
        {messages.map((message) => (
          <li key={message.id}>
            <div className={styles.row}>
              <span className={styles.soft}>{coded(`messages.kind.${message.kind}`) ?? message.kind}</span>
              <span className={styles.faint}>{message.toPhone}</span>
              <span className={`${styles.apart} ${message.state === 'failed' ? styles.late : styles.faint}`}>
                {t(`messages.state.${message.state}`)} ·{' '}
                {moment(message.deliveredAt ?? message.sentAt ?? message.queuedAt, now)}
              </span>
            </div>
            <p className={styles.text}>{message.text}</p>
            {message.failure && <p className={styles.late}>{t('messages.failure', { why: message.failure })}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
