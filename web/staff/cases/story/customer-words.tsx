import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import type { Feedback } from '#contract/feedback.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { Badge } from '../../../ui/badge.tsx'
import styles from './customer-words.module.css'

/** The customer's own words before anything that was made of them. */
export function CustomerWords({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const [first, ...later] = current.feedback.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  if (!first) return null
  return (
    <section aria-label={t('words.label')}>
      <Words voice={first} />
      {later.length > 0 && (
        <details className={styles.later}>
          <summary>{t('words.later', { count: later.length })}</summary>
          {later.map((voice) => (
            <Words key={voice.id} voice={voice} />
          ))}
        </details>
      )}
    </section>
  )
}

function Words({ voice }: { voice: Feedback }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const now = useNow()
  const { moment } = useMoments()
  return (
    <figure className={styles.words}>
      <blockquote lang={voice.language === 'en' ? 'en' : 'zh-CN'}>{voice.text || t('words.none')}</blockquote>
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
