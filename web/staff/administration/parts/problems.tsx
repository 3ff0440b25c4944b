import { useTranslation } from 'react-i18next'
import { useCoded } from '../../../lib/coded.ts'
import styles from '../administration.module.css'
import { RowTable } from './row-table.tsx'

type Problem = { line: number; code: string; text: string }

/** What is wrong with a file, line by line. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation('administration')
  const coded = useCoded('administration')
  if (problems.length === 0) return null
  return (
    <>
      <p className={styles.problem} role="alert">
        {t('file.wrong', { count: problems.length })}
      </p>
      <RowTable label={t('file.problems')} heads={[t('file.line'), t('file.problem'), t('file.stands')]}>
        {problems.map(({ line, code, text }) => (
          <tr key={`${line} ${code} ${text}`}>
            <td className={styles.number}>{line}</td>
            <td>{coded(`problem.${code}`) ?? code}</td>
            <td>{text}</td>
          </tr>
        ))}
      </RowTable>
    </>
  )
}
