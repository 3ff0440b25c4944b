import type { Grade, Label } from '#contract/words.ts'
import type { Ctx } from '#platform/context.ts'

export type NewCase = {
  number: string
  unitId: string
  channel: string
  customerId: string | null
  contactName: string | null
  contactPhone: string | null
  business: string
  nature: string
  tier: string
  emotion: string
  isComplaint: boolean
  receivedAt: Date
  title: string
  grade: Grade
  gradeBecause: Label
  /** The employee who took the words down: the first contact, who owns it to the end (2.2.2). */
  ownerId: string | null
  subjectUnitId: string | null
  subjectStaffId: string | null
}

/**
 * Opens a case: received and, where an employee heard the customer, taken. Only new rows and no reads, since it sits in
 * the intake door.
 */
export async function openCase(ctx: Ctx, { ownerId, ...given }: NewCase): Promise<string> {
  const id = ctx.newId()
  const { unitId, grade, isComplaint, channel, receivedAt } = given
  const isTaken = ownerId !== null
  ctx.insert('serviceCase', {
    ...given,
    id,
    ownerId,
    seenBy: [],
    stage: isTaken ? 'analyse' : 'receive',
    outcome: null,
    isComplex: false,
    takenAt: isTaken ? ctx.now : null,
    followedUpAt: null,
    rootCause: null,
    plannedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    verifiedAt: null,
    closedAt: null,
    reopenedCount: 0,
    pausedGround: null,
    pausedAt: null,
    incidentId: null,
    mergedIntoId: null,
    answerDigest: null,
  })
  ctx.insert('caseStep', {
    caseId: id,
    round: 0,
    stage: 'receive',
    unitId,
    fromAt: receivedAt,
    toAt: isTaken ? ctx.now : null,
    by: ownerId,
  })
  if (isTaken)
    ctx.insert('caseStep', { caseId: id, round: 0, stage: 'analyse', unitId, fromAt: ctx.now, toAt: null, by: null })
  const event = { subject: { kind: 'case', id }, unitId, responsibleId: ownerId, isFresh: true, countsFrom: receivedAt }
  const facts = { grade, isComplaint, isComplex: false }
  await ctx.record({ ...event, name: 'case.opened', facts: { ...facts, channel } })
  await ctx.record({ ...event, name: 'case.graded', facts })
  if (isTaken) await ctx.record({ ...event, name: 'case.taken', facts: { ownerId } })
  return id
}
