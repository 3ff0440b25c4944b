import type { Ctx } from '#platform/context.ts'
export async function openCase(ctx: Ctx, i: any): Promise<string> {
  const id = ctx.newId()
  ctx.insert('serviceCase', { id, number: i.number, unitId: i.unitId, seenBy: [], customerId: i.customerId, contactName: i.contactName, contactPhone: i.contactPhone, channel: i.channel, stage: 'receive', outcome: null, grade: i.grade, gradeBecause: i.gradeBecause, isComplaint: i.isComplaint, isComplex: false, business: i.business, nature: i.nature, tier: i.tier, emotion: i.emotion, title: i.title, ownerId: i.ownerId, subjectUnitId: i.subjectUnitId, subjectStaffId: i.subjectStaffId, receivedAt: i.receivedAt, takenAt: null, followedUpAt: null, rootCause: null, plannedAt: null, resolvedAt: null, resolvedBy: null, verifiedAt: null, closedAt: null, reopenedCount: 0, pausedGround: null, pausedAt: null, incidentId: null, mergedIntoId: null, answerDigest: null })
  ctx.insert('caseStep', { caseId: id, round: 0, stage: 'receive', unitId: i.unitId, fromAt: ctx.now, toAt: null, by: null })
  const e = { subject: { kind: 'case', id }, unitId: i.unitId, isFresh: true, responsibleId: i.ownerId }
  await ctx.record({ ...e, name: 'case.opened', facts: { grade: i.grade, isComplaint: i.isComplaint, isComplex: false } })
  await ctx.record({ ...e, name: 'case.graded', facts: { grade: i.grade, isComplaint: i.isComplaint, isComplex: false } })
  return id
}
