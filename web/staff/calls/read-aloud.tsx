import { SoundOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { CallDesk } from '#contract/calls.ts'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useSay } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import styles from './read-aloud.module.css'

type Props = { promised: CallDesk['promised']; receipt: FeedbackReceipt | undefined }

/** What is said to the customer before hanging up, large enough to read while talking: the number, and by when what. */
export function ReadAloud({ promised, receipt }: Props) {
  const { t } = useTranslation('calls')
  const say = useSay()
  const word = useWord()
  const now = useNow()
  const { due } = useMoments()
  if (promised.length === 0) return null
  const isComplaint = receipt?.classification.complaint.value === 'true'
  return (
    <section className={styles.card} aria-labelledby="read-aloud">
      <h2 className={styles.title} id="read-aloud">
        <SoundOutlined /> {t('readAloud.title')}
      </h2>
      {receipt && (
        <p className={styles.understood}>
          {receipt.grade && <GradeBadge grade={receipt.grade} />}
          <Badge look={isComplaint ? 'complaint' : 'plain'}>
            {isComplaint ? t('readAloud.complaint') : t('readAloud.enquiry')}
          </Badge>
          <span>{word('business', receipt.classification.business.value)}</span>
          <span>{word('nature', receipt.classification.nature.value)}</span>
          {receipt.maskedSecrets > 0 && <Badge look="warn">{t('readAloud.masked')}</Badge>}
        </p>
      )}
      {promised.map(({ number, deadlines }) => (
        <div key={number}>
          <p className={styles.number}>{number}</p>
          <ul className={styles.dates}>
            {deadlines.map((deadline) => (
              <li key={deadline.clockId}>
                <strong className={styles.due}>{t('readAloud.by', { due: due(deadline.dueAt, now) })}</strong>
                <span>{say(deadline.title)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
