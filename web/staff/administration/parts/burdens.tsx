import { useTranslation } from 'react-i18next'
import type { Burden } from '#contract/organisation.ts'
import { useCoded } from '../../../lib/coded.ts'
import styles from '../administration.module.css'

/** What hangs on a unit or a person, and whether a successor takes it over. */
export function Burdens({ burdens }: { burdens: readonly Burden[] }) {
  const { t } = useTranslation('administration')
  const coded = useCoded('administration')
  if (burdens.length === 0) return <p className={styles.soft}>{t('burden.none')}</p>
  return (
    <ul className={styles.list}>
      {burdens.map(({ kind, count, isHandedOver }) => (
        <li key={kind} className={styles.row}>
          <span>
            {coded(`burden.kind.${kind}`) ?? kind} <b>{count}</b>
          </span>
          <span className={styles.soft}>{isHandedOver ? t('burden.handedOver') : t('burden.first')}</span>
        </li>
      ))}
    </ul>
  )
}
