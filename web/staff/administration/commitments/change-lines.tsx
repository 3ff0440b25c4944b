import { useTranslation } from 'react-i18next'
import type { NumberChange } from '#contract/definitions.ts'
import styles from '../administration.module.css'
import { useNumberWords } from './use-number-words.ts'

/** What changed, as a person reads it: 时限 7 个工作日 → 5 个工作日. */
export function ChangeLines({ changes }: { changes: readonly NumberChange[] }) {
  const { t } = useTranslation('administration')
  const { value } = useNumberWords()
  return (
    <ul className={styles.list}>
      {changes.map(({ field, was, becomes }) => (
        <li key={field}>
          {t(`commitment.field.${field}`)}
          {field !== 'other' && (
            <>
              {' '}
              <span className={styles.was}>{value(field, was)}</span> →{' '}
              <span className={styles.becomes}>{value(field, becomes)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
