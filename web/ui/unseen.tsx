import type { ReactNode } from 'react'
import styles from './unseen.module.css'

/** For those who listen to the page instead of looking at it. */
export const Unseen = ({ as: Element = 'span', children }: { as?: 'span' | 'h1' | 'h2'; children: ReactNode }) => (
  <Element className={styles.unseen}>{children}</Element>
)
