import type { Grade } from '#contract/words.ts'
import type { Ctx } from '#platform/context.ts'
import { notify } from '#platform/notice.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { type CaseRow, holdCase } from '../cases/store.ts'
import {
  gradeFacts,
  holdFor,
  recordCase,
  type Situation,
  situationOf,
  tell,
  withdrawRequests,
} from '../life/service.ts'
import { updateCase } from '../life/store.ts'
import { closeCase } from '../reopening/service.ts'
import { isGraver, mayDecide } from './rules.ts'
import { decide, deciders, holdApproval, personOf } from './store.ts'

type Kind = 'downgrade' | 'to-enquiry' | 'invalid' | 'complex'
type On<T = object> = T & { id: string }

/** Raises at once; lowering waits for a second person (chapter 7, no quiet downgrade). */
export async function regradeCase(
  ctx: Ctx,
  { id, grade, reason }: On<{ grade: Grade; reason: string }>,
): Promise<void> {
  const situation = await holdFor(ctx, id, 'regrade')
  const { row } = situation
  if (grade === row.grade) throw new Refusal('invalid', 'case.same-grade')
  if (!isGraver(grade, row.grade)) return ask(ctx, situation, 'downgrade', { grade }, reason)
  tell(ctx, situation, 'regraded', reason, { was: row.grade, grade })
  await setGrade(ctx, row, grade, personSaid(reason))
}

type Because = { zh: string; en: string; rule: string }
const personSaid = (reason: string): Because => ({ zh: reason, en: reason, rule: 'person' })

/** A burst makes its first open case an emergency by itself (4.2.2). One that is grave or over already stays as it is. */
export async function raiseForBurst(ctx: Ctx, caseId: string, because: Omit<Because, 'rule'>): Promise<void> {
  const row = await holdCase(ctx.db, caseId)
  if (row && row.stage !== 'closed' && row.grade !== 'I') await setGrade(ctx, row, 'I', { ...because, rule: 'burst' })
}

/**
 * The old grade's clocks are closed as superseded and stay; a lowered grade counts from receipt, so nothing is won by
 * it. A raise counts from now, or from when what raises it was said; it outruns a lowering that waits, and a case that
 * is paused stays paused under its new grade.
 */
export async function setGrade(ctx: Ctx, row: CaseRow, grade: Grade, because: Because, saidAt?: Date): Promise<void> {
  const was = row.grade
  const isRaised = isGraver(grade, was)
  if (isRaised) await withdrawRequests(ctx, row, 'downgrade')
  await updateCase(ctx.db, row.id, { grade, gradeBecause: JSON.stringify(because) })
  row.grade = grade
  const facts = { ...gradeFacts(row), was, by: because.rule }
  await recordCase(ctx, row, 'case.graded', facts, isRaised ? saidAt : row.receivedAt)
  if (!row.pausedAt) return
  await ctx.flush()
  await recordCase(ctx, row, 'case.paused', { ground: row.pausedGround })
}

/** Enquiry to complaint at once, since the law's clock must start; complaint to enquiry with a second person. */
export async function askReclassify(
  ctx: Ctx,
  { id, isComplaint, reason }: On<{ isComplaint: boolean; reason: string }>,
): Promise<void> {
  const situation = await holdFor(ctx, id, 'reclassify')
  const { row } = situation
  if (isComplaint === row.isComplaint) throw new Refusal('invalid', 'case.same-kind')
  if (!isComplaint) return ask(ctx, situation, 'to-enquiry', { isComplaint }, reason)
  tell(ctx, situation, 'reclassified', reason, { isComplaint })
  await setComplaint(ctx, row, true)
}

/** The law counts from receipt, whenever it was seen to be a complaint. */
export async function setComplaint(ctx: Ctx, row: CaseRow, isComplaint: boolean): Promise<void> {
  await updateCase(ctx.db, row.id, { isComplaint })
  row.isComplaint = isComplaint
  await recordCase(ctx, row, 'case.reclassified', { isComplaint }, row.receivedAt)
}

export async function markInvalid(ctx: Ctx, { id, reason }: On<{ reason: string }>): Promise<void> {
  return ask(ctx, await holdFor(ctx, id, 'invalid'), 'invalid', {}, reason)
}

export async function markComplex(ctx: Ctx, { id, reason }: On<{ reason: string }>): Promise<void> {
  return ask(ctx, await holdFor(ctx, id, 'complex'), 'complex', {}, reason)
}

async function ask(
  ctx: Ctx,
  situation: Situation,
  kind: Kind,
  proposal: Record<string, string | boolean>,
  reason: string,
): Promise<void> {
  const { row, face } = situation
  if (face.waiting.includes(kind)) throw new Refusal('conflict', 'case.second-person-waiting')
  const approvalId = ctx.newId()
  const askedBy = ctx.actor.id as string
  ctx.insert('approval', {
    id: approvalId,
    caseId: row.id,
    unitId: row.unitId,
    kind,
    proposal,
    reason,
    askedBy,
    askedAt: ctx.now,
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
    note: null,
  })
  const roles = ctx.bank.manual.roles.filter((role) => role.may.includes('case.approve')).map((role) => role.id)
  const path = ctx.bank.tree.upwards(row.unitId).map((unit) => unit.id)
  for (const staffId of await deciders(ctx.db, path, roles, askedBy, ctx.bank.day))
    notify(ctx, staffId, { kind: 'approval.asked', caseId: row.id, detail: { number: row.number, kind } })
  tell(ctx, situation, 'approval-asked', reason, { kind, ...proposal })
  await ctx.record({
    name: 'approval.asked',
    subject: { kind: 'approval', id: approvalId },
    unitId: row.unitId,
    caseId: row.id,
    isFresh: true,
    facts: { kind, caseId: row.id, askedBy },
  })
}

/** The second person decides. What they approve happens in the same moment. */
export async function decideApproval(
  ctx: Ctx,
  { id, approve, note }: On<{ approve: boolean; note: string }>,
): Promise<{ ok: true }> {
  const asked = await holdApproval(ctx.db, id)
  if (!asked) throw notFound('approval')
  if (asked.state !== 'waiting') throw new Refusal('conflict', 'approval.decided-already')
  const row = await holdCase(ctx.db, asked.caseId)
  if (!row) throw notFound('approval')
  const code = mayDecide(
    { askedByPerson: await personOf(ctx.db, asked.askedBy), subjectStaffId: row.subjectStaffId },
    ctx.actor,
  )
  if (code) throw new Refusal('forbidden', code)
  await decide(ctx.db, id, { state: approve ? 'approved' : 'refused', by: ctx.actor.id as string, at: ctx.now, note })
  const situation = await situationOf(ctx, row)
  tell(ctx, situation, approve ? 'approval-approved' : 'approval-refused', note, {
    kind: asked.kind,
    askedBy: asked.askedBy,
  })
  notify(ctx, asked.askedBy, {
    kind: 'approval.decided',
    caseId: row.id,
    detail: { number: row.number, kind: asked.kind, approve },
  })
  await ctx.record({
    name: 'approval.decided',
    subject: { kind: 'approval', id },
    unitId: row.unitId,
    caseId: row.id,
    facts: { kind: asked.kind, approved: approve, askedBy: asked.askedBy },
  })
  if (approve && row.stage !== 'closed')
    await carryOut(ctx, row, asked.kind as Kind, asked.proposal as { grade?: Grade }, asked.reason)
  return { ok: true }
}

async function carryOut(
  ctx: Ctx,
  row: CaseRow,
  kind: Kind,
  proposal: { grade?: Grade },
  reason: string,
): Promise<void> {
  switch (kind) {
    case 'downgrade':
      return setGrade(ctx, row, proposal.grade as Grade, personSaid(reason))
    case 'to-enquiry':
      return setComplaint(ctx, row, false)
    case 'invalid':
      return closeCase(ctx, row, 'invalid', 'staff')
    case 'complex':
      await updateCase(ctx.db, row.id, { isComplex: true })
      row.isComplex = true
      return recordCase(ctx, row, 'case.became-complex', {}, row.receivedAt)
  }
}
