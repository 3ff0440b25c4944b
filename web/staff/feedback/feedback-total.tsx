import { useTranslation } from 'react-i18next'
import { countFeedback, type FeedbackFilter } from '#contract/feedback.ts'
import { useAsk } from '../../lib/ask.ts'
import styles from './feedback-page.module.css'

/** How many match; the server stops counting at its cap, and this says so. */
export function FeedbackTotal({ filter }: { filter: FeedbackFilter }) {
  const { t } = useTranslation('feedback')
  const counts = useAsk(countFeedback, filter, { keepsPrevious: true }).data
  if (!counts) return null
  return (
    <output className={styles.total}>
      {counts.isCapped ? t('totalCapped', { count: counts.total }) : t('total', { count: counts.total })}
    </output>
  )
}
