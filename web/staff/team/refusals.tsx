import { useTranslation } from 'react-i18next'
import { useCodeWords } from '../../ui/refusal-words.ts'
import styles from './assign-bar.module.css'

/** What stayed where it is, each with its reason. */
export function Refusals({ moves }: { moves: readonly { caseId: string; number: string; refusal: string | null }[] }) {
  const { t } = useTranslation('team')
  const words = useCodeWords()
  const refused = moves.flatMap(({ refusal, ...move }) => (refusal === null ? [] : [{ ...move, refusal }]))
  if (refused.length === 0) return null
  return (
    <ul className={styles.refused} aria-label={t('stays')}>
      {refused.map(({ caseId, number, refusal }) => (
        <li key={caseId}>
          {number} {words(refusal)}
        </li>
      ))}
    </ul>
  )
}
