import type { Case } from '#contract/cases.ts'
import { ApprovalQuestion } from './approval-question.tsx'
import { HandOverQuestion } from './hand-over-question.tsx'

/** What waits for somebody's yes or no stands before everything else. */
export function PendingQuestions({ current }: { current: Case }) {
  return (
    <>
      {current.handOvers
        .filter(({ state }) => state === 'waiting')
        .map((handOver) => (
          <HandOverQuestion key={handOver.id} handOver={handOver} />
        ))}
      {current.approvals
        .filter(({ state }) => state === 'waiting')
        .map((approval) => (
          <ApprovalQuestion key={approval.id} approval={approval} />
        ))}
    </>
  )
}
