import type { BoardCommitment, BoardState } from '#contract/commitments.ts'

type Counts = Pick<BoardCommitment, 'kept' | 'running' | 'atRisk' | 'broken'>

/** One broken promise makes its line broken; a warned one puts it at risk; nothing at all is quiet, never «kept». */
export function stateOfCounts({ kept, running, atRisk, broken }: Counts): BoardState {
  if (broken > 0) return 'broken'
  if (atRisk > 0) return 'at-risk'
  return kept + running > 0 ? 'kept' : 'quiet'
}

const GRAVITY: readonly BoardState[] = ['broken', 'at-risk', 'kept', 'quiet', 'not-yet']

/** A clause is as its worst commitment; without any it is not yet kept. */
export const stateOfClause = (states: readonly BoardState[]): BoardState =>
  GRAVITY.find((state) => states.includes(state)) ?? 'not-yet'
