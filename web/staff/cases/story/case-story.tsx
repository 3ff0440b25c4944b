import type { Case } from '#contract/cases.ts'
import styles from './case-story.module.css'
import { CustomerWords } from './customer-words.tsx'
import { PendingQuestions } from './pending-questions.tsx'
import { StageLine } from './stage-line.tsx'
import { Timeline } from './timeline.tsx'

/** Where the case stands, what the customer said, what waits for an answer, and all that was done since. */
export function CaseStory({ current }: { current: Case }) {
  return (
    <div className={styles.story}>
      <StageLine current={current} />
      <CustomerWords current={current} />
      <PendingQuestions current={current} />
      <Timeline current={current} />
    </div>
  )
}
