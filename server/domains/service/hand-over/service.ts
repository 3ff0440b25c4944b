import { entrustClocks } from '#domains/commitments/deadlines/service.ts'
import type { Ctx } from '#platform/context.ts'
import { notify } from '#platform/notice.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { holdCase } from '../cases/store.ts'
import { holdFor, recordCase, situationOf, tell } from '../life/service.ts'
import { updateCase } from '../life/store.ts'
import { letSee } from '../tickets/store.ts'
import { decideHandOver, findColleague, holdHandOver } from './store.ts'

/** Asks a colleague to take the case over. Until they accept, the owner is the owner (2.2.2). */
export async function handOverCase(
  ctx: Ctx,
  { id, toId, reason }: { id: string; toId: string; reason: string },
): Promise<void> {
  const situation = await holdFor(ctx, id, 'hand-over')
  const colleague = await findColleague(ctx.db, toId, ctx.bank.day)
  if (!colleague) throw notFound('staff')
  const takesCases = ctx.bank.manual.roles.some(
    (role) => role.may.includes('case.work') && colleague.roles.includes(role.id),
  )
  if (!takesCases) throw new Refusal('invalid', 'hand-over.cannot-work')
  if (toId === situation.row.ownerId) throw new Refusal('invalid', 'hand-over.to-owner')
  if (toId === ctx.actor.id) throw new Refusal('invalid', 'hand-over.to-oneself')
  // The colleague may stand in another unit: nobody decides on a case unseen.
  await letSee(ctx.db, id, colleague.unitId)
  const handOverId = ctx.newId()
  ctx.insert('handOver', {
    id: handOverId,
    caseId: id,
    unitId: situation.row.unitId,
    fromId: ctx.actor.id as string,
    toId,
    reason,
    askedAt: ctx.now,
    state: 'waiting',
    answeredAt: null,
    note: null,
  })
  notify(ctx, toId, { kind: 'hand-over.asked', caseId: id, detail: { number: situation.row.number } })
  tell(ctx, situation, 'hand-over-asked', reason, { toId })
  await ctx.record({
    name: 'hand-over.asked',
    subject: { kind: 'hand-over', id: handOverId },
    unitId: colleague.unitId,
    caseId: id,
    responsibleId: toId,
    isFresh: true,
    facts: { toId },
  })
}

/** Accepted, ownership and every clock move; refused, it stays with the owner, visibly. */
export async function answerHandOver(
  ctx: Ctx,
  { id, accept, note }: { id: string; accept: boolean; note: string },
): Promise<{ ok: true }> {
  const asked = await holdHandOver(ctx.db, id)
  if (!asked || asked.toId !== ctx.actor.id) throw notFound('hand-over')
  if (asked.state !== 'waiting') throw new Refusal('conflict', 'hand-over.answered-already')
  await decideHandOver(ctx.db, id, accept ? 'accepted' : 'refused', note, ctx.now)
  const row = await holdCase(ctx.db, asked.caseId)
  if (!row) throw notFound('case')
  if (accept) {
    await updateCase(ctx.db, row.id, { ownerId: asked.toId })
    await entrustClocks(ctx, { caseId: row.id }, asked.toId)
  }
  const situation = await situationOf(ctx, { ...row, ownerId: accept ? asked.toId : row.ownerId })
  tell(ctx, situation, accept ? 'hand-over-accepted' : 'hand-over-refused', note, { fromId: asked.fromId })
  notify(ctx, asked.fromId, {
    kind: accept ? 'hand-over.accepted' : 'hand-over.refused',
    caseId: row.id,
    detail: { number: row.number },
  })
  await ctx.record({
    name: 'hand-over.answered',
    subject: { kind: 'hand-over', id },
    unitId: row.unitId,
    caseId: row.id,
    facts: { accepted: accept },
  })
  if (accept) await recordCase(ctx, situation.row, 'case.handed-over', { fromId: asked.fromId, toId: asked.toId })
  return { ok: true }
}
