import type { Case } from '#contract/cases.ts'

type Facts = Pick<
  Case,
  'stage' | 'grade' | 'followedUpAt' | 'plannedAt' | 'actions' | 'deadlines' | 'steps' | 'story' | 'replyHeldBy'
>

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
export function nextStep(current: Facts): string | undefined {
  const { stage, grade, followedUpAt, plannedAt, deadlines } = current
  const actions = actionsOf(current)
  const owesApology = deadlines.some(({ clause, closedAt }) => clause === '6.1.3' && closedAt === null)
  const isEarly = stage === 'receive' || stage === 'analyse'
  const order = [
    'take',
    owesApology && 'apologise',
    grade === 'I' && isEarly && !isEmergencyHandled(current) && 'handle',
    isEarly && followedUpAt === null && 'follow-up',
    grade !== 'III' && stage === 'handle' && plannedAt === null && 'plan',
    ofStage[stage],
  ]
  return order.find((act): act is string => typeof act === 'string' && actions.includes(act))
}

/**
 * What may be done, with one thing added: a reply that is held back is still offered to whoever works on the case, so
 * that they see why and can write it meanwhile. Who may ask another department at this stage works on the case.
 */
export const actionsOf = ({
  actions,
  stage,
  replyHeldBy,
}: Pick<Facts, 'actions' | 'stage' | 'replyHeldBy'>): readonly string[] =>
  stage === 'reply' && replyHeldBy.length > 0 && actions.includes('tickets') ? [...actions, 'reply'] : actions

/** Each round has its own emergency: what was done before a case was reopened does not count for it. */
function isEmergencyHandled({ steps, story }: Pick<Facts, 'steps' | 'story'>): boolean {
  const round = Math.max(...steps.map((step) => step.round))
  const beganAt = steps.find((step) => step.round === round)?.fromAt ?? new Date(0)
  return story.some(({ kind, at }) => kind === 'emergency-handled' && at >= beganAt)
}
