import { useTranslation } from 'react-i18next'
import type { Basis } from '#contract/words.ts'
import styles from './badge.module.css'

/** Whose promise a deadline is: the bank's manual or the law (chapter 7), with the clause. */
export function BasisBadge({ basis, clause }: { basis: Basis; clause?: string }) {
  const { t } = useTranslation('ui')
  return (
    <span className={`${styles.badge} ${styles[basis]}`}>
      {t(`basis.${basis}`)}
      {clause && basis === 'manual' && <span> {clause}</span>}
    </span>
  )
}
