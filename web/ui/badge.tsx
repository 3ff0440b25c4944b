import type { ReactNode } from 'react'
import styles from './badge.module.css'

/** A small word beside a thing. `warn` draws the eye; the word itself always says why. */
export const Badge = ({ look = 'plain', children }: { look?: 'plain' | 'warn' | 'complaint'; children: ReactNode }) => (
  <span className={`${styles.badge} ${styles[look]}`}>{children}</span>
)
