import { useTranslation } from 'react-i18next'
import type { Grade } from '#contract/words.ts'
import styles from './badge.module.css'

const figures: Record<Grade, string> = { I: 'Ⅰ', II: 'Ⅱ', III: 'Ⅲ' }
const looks: Record<Grade, string | undefined> = { I: styles.gradeOne, II: styles.gradeTwo, III: styles.gradeThree }

export function GradeBadge({ grade }: { grade: Grade }) {
  const { t } = useTranslation('ui')
  return <span className={`${styles.badge} ${looks[grade]}`}>{t('grade', { figure: figures[grade] })}</span>
}
