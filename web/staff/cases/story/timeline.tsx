import { useTranslation } from 'react-i18next'
import type { Case, CaseEntry } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useCoded } from '../../../lib/coded.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { useEntryFacts } from './entry-facts.ts'
import styles from './timeline.module.css'

/** All that was done, in order. What people wrote stands out; what the bank did by rule is one quiet line. */
export function Timeline({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const factsOf = useEntryFacts(current)
  return (
    <ol className={styles.line} aria-label={t('story.label')}>
      {current.story.map((entry) => (
        <Entry key={entry.id} entry={entry} facts={factsOf(entry)} />
      ))}
    </ol>
  )
}

/** A kind newer than this screen is shown by its name rather than hidden. */
function Entry({ entry, facts }: { entry: CaseEntry; facts: Record<string, unknown> }) {
  const { t } = useTranslation('story')
  const coded = useCoded('story')
  const now = useNow()
  const { moment, exact } = useMoments()
  const { by } = entry
  return (
    <li className={by ? styles.person : styles.rule}>
      <div className={styles.head}>
        <span className={styles.kind}>{coded(entry.kind, facts) ?? t('other', { kind: entry.kind })}</span>
        {by && (
          <span className={styles.by}>
            {[by.name, by.post, facts.standsIn].filter((part) => typeof part === 'string' && part !== '').join(' · ')}
          </span>
        )}
        <time className={styles.at} dateTime={entry.at.toISOString()} title={exact(entry.at)}>
          {moment(entry.at, now)}
        </time>
      </div>
      {entry.text && <p className={styles.text}>{entry.text}</p>}
    </li>
  )
}
