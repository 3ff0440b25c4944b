import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Axis, type FeedbackReceipt, readFeedback } from '#contract/feedback.ts'
import { useAsk } from '../../lib/ask.ts'
import { useSay } from '../../lib/language.ts'
import { Badge } from '../../ui/badge.tsx'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { AxisRow } from '../feedback/detail/axis-row.tsx'
import styles from './receipt-panel.module.css'

const shown: readonly Axis[] = ['business', 'nature', 'complaint']

/** What was made of the last one, at once: case, grade and why, dates; and each axis put right by a click (4.2.1). */
export function ReceiptPanel({ receipt }: { receipt: FeedbackReceipt | undefined }) {
  const { t } = useTranslation('record')
  const say = useSay()
  const [axis, setAxis] = useState<Axis>('business')
  const voice = useAsk(readFeedback, { id: receipt?.feedbackId ?? '' }, { isOn: receipt !== undefined }).data
  if (!receipt)
    return (
      <section className={styles.empty}>
        <h2 className={styles.title}>{t('receipt.title')}</h2>
        <p>{t('receipt.empty')}</p>
      </section>
    )
  return (
    <section className={styles.panel} aria-live="polite" aria-label={t('receipt.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('receipt.title')}</h2>
        {receipt.caseId ? (
          <Link className={styles.number} to={`/cases/${receipt.caseId}`}>
            {receipt.caseNumber}
          </Link>
        ) : (
          <span>{t('receipt.noCase', { number: receipt.feedbackNumber })}</span>
        )}
        {receipt.grade && <GradeBadge grade={receipt.grade} />}
        {receipt.maskedSecrets > 0 && (
          <Badge look="warn">{t('receipt.masked', { count: receipt.maskedSecrets })}</Badge>
        )}
      </div>
      {receipt.gradeBecause && <p className={styles.why}>{say(receipt.gradeBecause)}</p>}
      <ul className={styles.dates}>
        {receipt.deadlines.map((deadline) => (
          <li key={deadline.clockId}>
            <span>{say(deadline.title)}</span>
            <DeadlineChip deadline={deadline} />
          </li>
        ))}
      </ul>
      {voice && (
        <ul className={styles.axes}>
          {shown.map((each) => (
            <AxisRow key={each} voice={voice} axis={each} isChosen={axis === each} choose={() => setAxis(each)} />
          ))}
        </ul>
      )}
    </section>
  )
}
