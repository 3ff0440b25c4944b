import type { Case } from '#contract/cases.ts'

type Facts = Pick<Case, 'stage' | 'grade' | 'followedUpAt' | 'plannedAt' | 'actions' | 'deadlines'>

const ofStage: Partial<Record<Case['stage'], string>> = {
  analyse: 'analyse',
  handle: 'handle',
  reply: 'reply',
  verify: 'verify',
}

/**
 * The one act that is due next, of those that the reader may do: an owed apology first (6.1.3), a grade I is handled
 * before it is analysed, a grade III is called first, grades I and II are planned before they are handled (4.2.2).
 */
export function nextStep({ stage, grade, followedUpAt, plannedAt, actions, deadlines }: Facts): string | undefined {
  const owesApology = deadlines.some(({ clause, closedAt }) => clause === '6.1.3' && closedAt === null)
  const isEarly = stage === 'receive' || stage === 'analyse'
  const order = [
    'take',
    owesApology && 'apologise',
    grade === 'I' && isEarly && 'handle',
    isEarly && followedUpAt === null && 'follow-up',
    grade !== 'III' && stage === 'handle' && plannedAt === null && 'plan',
    ofStage[stage],
  ]
  return order.find((act): act is string => typeof act === 'string' && actions.includes(act))
}
