import { Typography } from 'antd'
import styles from './certificate.module.css'

/** A long value that is compared rather than read: its beginning, the whole to copy, and the whole on paper. */
export function Digest({ value, isWhole = false }: { value: string; isWhole?: boolean }) {
  return (
    <Typography.Text copyable={{ text: value }} className={styles.digest ?? ''} title={value}>
      {isWhole ? (
        value
      ) : (
        <>
          <span className={styles.short}>{value.slice(0, 10)}…</span>
          <span className={styles.whole}>{value}</span>
        </>
      )}
    </Typography.Text>
  )
}
