import type { ReactNode } from 'react'
import styles from './state.module.css'

/** A place that has nothing to show says so: what it is, why, and what to do next. */
export function State({
  sign,
  title,
  says,
  action,
}: {
  sign: ReactNode
  title: string
  says?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.state}>
      <div className={styles.sign} aria-hidden="true">
        {sign}
      </div>
      <h2 className={styles.title}>{title}</h2>
      {says && <div className={styles.says}>{says}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
