import { CopyOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { findLike } from '#contract/boxes.ts'
import { useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import styles from './like-hint.module.css'

type Props = { text: string; outlet: string; phone: string | undefined }

/** It may be here already: said before it is entered a second time. A hint, and nothing is held back by it. */
export function LikeHint({ text, outlet, phone }: Props) {
  const { t } = useTranslation('record')
  const word = useWord()
  const now = useNow()
  const { moment } = useMoments()
  const input = { text, outlet, ...(phone && { phone }) }
  const like = useAsk(findLike, input, { isOn: text.length >= 6, keepsPrevious: true }).data ?? []
  if (text.length < 6 || like.length === 0) return null
  return (
    <section className={styles.hint} aria-live="polite">
      <h2 className={styles.title}>
        <CopyOutlined /> {t('like.title')}
      </h2>
      <ul className={styles.list}>
        {like.map((each) => (
          <li key={each.feedbackId}>
            <Link to={each.caseId ? `/cases/${each.caseId}` : `/feedback/${each.feedbackId}`} target="_blank">
              {each.caseNumber ?? each.number}
            </Link>{' '}
            {t('like.percent', { percent: each.likenessPercent })} · {word('channels', each.channel)} ·{' '}
            {moment(each.receivedAt, now)}
            {each.isSameContact && ` · ${t('like.sameContact')}`}
            <div className={styles.excerpt}>{each.excerpt}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
