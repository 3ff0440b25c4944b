import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import type { Feedback } from '#contract/feedback.ts'
import { type Attachment, listAttachments } from '#contract/files.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { Badge } from '../../../ui/badge.tsx'
import { AttachmentList } from '../../../ui/files/attachment-list.tsx'
import styles from './customer-words.module.css'

/** The customer's own words before anything that was made of them. */
export function CustomerWords({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const { data: attachments = [] } = useAsk(listAttachments, { caseId: current.id })
  const [first, ...later] = current.feedback.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  if (!first) return null
  return (
    <section aria-label={t('words.label')}>
      <Words voice={first} attachments={attachments} />
      {later.length > 0 && (
        <details className={styles.later}>
          <summary>{t('words.later', { count: later.length })}</summary>
          {later.map((voice) => (
            <Words key={voice.id} voice={voice} attachments={attachments} />
          ))}
        </details>
      )}
    </section>
  )
}

function Words({ voice, attachments }: { voice: Feedback; attachments: readonly Attachment[] }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const now = useNow()
  const { moment } = useMoments()
  const own = attachments.filter(({ feedbackId }) => feedbackId === voice.id)
  const isWordless = voice.text === '' && own.length > 0
  return (
    <figure className={styles.words}>
      {!isWordless && (
        <blockquote lang={voice.language === 'en' ? 'en' : 'zh-CN'}>{voice.text || t('words.none')}</blockquote>
      )}
      <AttachmentList attachments={own} />
      <figcaption className={styles.from}>
        <span>{voice.contactName ?? t('words.anonymous')}</span>
        <span>{word('channels', voice.channel)}</span>
        <span>{moment(voice.receivedAt, now)}</span>
        <span>{voice.number}</span>
        <span>{word('emotion', voice.emotion)}</span>
        {voice.rating !== null && (
          <Badge look={voice.rating <= 2 ? 'warn' : 'plain'}>{t('words.rating', { rating: voice.rating })}</Badge>
        )}
      </figcaption>
    </figure>
  )
}
