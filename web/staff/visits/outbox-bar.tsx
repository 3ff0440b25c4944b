import { DisconnectOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { useOutbox } from '../../lib/outbox.ts'
import { Refused } from '../../ui/refused.tsx'
import styles from './visits.module.css'

type Outbox<I extends object> = Pick<
  ReturnType<typeof useOutbox<I, unknown>>,
  'waiting' | 'drop' | 'error' | 'isSending' | 'sendAll'
>

/** What waits for a network, in its own words; it goes by itself, or at a touch. */
export function OutboxBar<I extends object>({ outbox, textOf }: { outbox: Outbox<I>; textOf: (input: I) => string }) {
  const { t } = useTranslation('visits')
  if (outbox.waiting.length === 0) return <Refused error={outbox.error} />
  return (
    <div className={styles.waiting} role="status">
      <div className={styles.line}>
        <DisconnectOutlined /> {t('outbox.title', { count: outbox.waiting.length })}
        <Button size="small" onClick={() => void outbox.sendAll()} loading={outbox.isSending}>
          {t('outbox.send')}
        </Button>
      </div>
      <ul className={styles.voices}>
        {outbox.waiting.map(({ key, input }) => (
          <li key={key} className={styles.line}>
            <span className={styles.text}>{textOf(input)}</span>
            <Button size="small" className={styles.apart ?? ''} onClick={() => outbox.drop(key)}>
              {t('outbox.drop')}
            </Button>
          </li>
        ))}
      </ul>
      <Refused error={outbox.error} />
    </div>
  )
}
