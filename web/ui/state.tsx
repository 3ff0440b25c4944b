import type { ReactNode } from 'react'
import styles from './state.module.css'

type Props = {
  sign: ReactNode
  title: string
  says?: ReactNode
  action?: ReactNode
  /** It is the whole page, and its title the page's. */
  isPage?: boolean
}

/** A place that has nothing to show says so: what it is, why, and what to do next. */
export function State({ sign, title, says, action, isPage = false }: Props) {
  const Title = isPage ? 'h1' : 'h2'
  return (
    <div className={styles.state}>
      <div className={styles.sign} aria-hidden="true">
        {sign}
      </div>
      <Title className={styles.title}>{title}</Title>
      {says && <div className={styles.says}>{says}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
