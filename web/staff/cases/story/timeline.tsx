import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useEntryWords } from './entry-words.ts'
import styles from './timeline.module.css'

/** All that was done, in order. What people wrote stands out; what the bank did by rule is one quiet line. */
export function Timeline({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const now = useNow()
  const { moment, exact } = useMoments()
  const words = useEntryWords()
  return (
    <ol className={styles.line} aria-label={t('story.label')}>
      {current.story.map((entry) => (
        <li key={entry.id} className={entry.by ? styles.person : styles.rule}>
          <div className={styles.head}>
            <span className={styles.kind}>{words(entry)}</span>
            {entry.by && (
              <span className={styles.by}>
                {entry.by.name} · {entry.by.post}
              </span>
            )}
            <time className={styles.at} dateTime={entry.at.toISOString()} title={exact(entry.at)}>
              {moment(entry.at, now)}
            </time>
          </div>
          {entry.text && <p className={styles.text}>{entry.text}</p>}
        </li>
      ))}
    </ol>
  )
}
