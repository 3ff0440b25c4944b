import type { CaseStep } from '#contract/cases.ts'
import { Stage } from '#contract/words.ts'

export const stagesOfALoop = Stage.exclude(['closed']).options
export type LoopStage = (typeof stagesOfALoop)[number]

export type StageState = { stage: LoopStage; step: CaseStep | undefined; state: 'done' | 'current' | 'ahead' }
export type Round = { round: number; stages: StageState[] }

function firstOf(steps: readonly CaseStep[]): number {
  const begun = new Set<string>(steps.map((step) => step.stage))
  return Math.max(
    0,
    stagesOfALoop.findIndex((stage) => begun.has(stage)),
  )
}

/** The loop of each round, the latest first: what was done, where it stands, what is ahead (4.3: none is skipped). */
export function roundsOf(steps: readonly CaseStep[]): Round[] {
  const byRound = Map.groupBy(steps, (step) => step.round)
  return [...byRound]
    .toSorted(([a], [b]) => b - a)
    .map(([round, own]) => ({
      round,
      // A round after the first begins where the case was opened again, not at its receipt.
      stages: stagesOfALoop.slice(firstOf(own)).map((stage) => {
        const step = own.find((candidate) => candidate.stage === stage)
        return { stage, step, state: !step ? 'ahead' : step.toAt ? 'done' : 'current' } as const
      }),
    }))
}
