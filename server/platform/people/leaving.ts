import { formatDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import { type Bearer, burdensOf } from '../organisation/bearer.ts'
import { notFound, Refusal } from '../refusal.ts'
import { keepAnAdministrator, refuseOneself } from './roles.ts'
import { stateOfRole } from './rules.ts'
import { holdToKeep } from './service.ts'
import * as store from './store.ts'

type Change = { id: string; name: string; post: string; unitId: string; deputyId: string | null; version: number }

export async function changePerson(ctx: Ctx, { id, version, ...change }: Change): Promise<{ ok: true }> {
  const row = await holdToKeep(ctx, id, version)
  refuseOneself(ctx, row)
  if (!ctx.bank.tree.units.get(change.unitId)?.isOpen) throw notFound('unit')
  if (change.deputyId) {
    const deputy = await store.findPersonRow(ctx.db, change.deputyId)
    if (!deputy || deputy.leftOn) throw notFound('staff')
    // Nobody stands in for themselves, under whatever account.
    if (deputy.personKey === row.personKey) throw new Refusal('invalid', 'person.own-deputy')
  }
  if (!(await store.changeStaff(ctx.db, id, version, change))) throw new Refusal('conflict', 'someone-else-was-faster')
  const from = ctx.bank.tree.unit(row.unitId).code
  await ctx.record({
    name: 'person.changed',
    subject: { kind: 'staff', id },
    unitId: change.unitId,
    facts: { post: change.post, from, to: ctx.bank.tree.unit(change.unitId).code, deputyId: change.deputyId },
  })
  return { ok: true }
}

/** Ends an account. What its person answers for is named and refused, or goes to a successor on the record (2.2.2). */
export const leavePerson =
  (bearers: readonly Bearer[]) =>
  async (
    ctx: Ctx,
    { id, version, successorId, reason }: { id: string; version: number; successorId?: string; reason: string },
  ): Promise<{ ok: true }> => {
    const row = await holdToKeep(ctx, id, version)
    refuseOneself(ctx, row)
    const today = formatDay(ctx.bank.day)
    const held = (await store.rolesOf(ctx.db, [id])).filter((it) => stateOfRole(it, today) !== 'over')
    await keepAnAdministrator(
      ctx,
      id,
      held.map((it) => it.role),
    )
    await giveAway(ctx, bearers, id, successorId, reason)
    if (!(await store.changeStaff(ctx.db, id, version, { leftOn: today })))
      throw new Refusal('conflict', 'someone-else-was-faster')
    await store.endAllRoles(ctx.db, id, today)
    await store.forgetDeputy(ctx.db, id)
    await store.endSessionsOf(ctx.db, id)
    await ctx.record({
      name: 'person.left',
      subject: { kind: 'staff', id },
      unitId: row.unitId,
      facts: { on: today, successorId: successorId ?? null },
    })
    return { ok: true }
  }

async function giveAway(
  ctx: Ctx,
  bearers: readonly Bearer[],
  id: string,
  successorId: string | undefined,
  reason: string,
): Promise<void> {
  const burdens = await burdensOf(ctx, bearers, { staffId: id })
  const stuck = burdens.filter((it) => !it.isHandedOver || !successorId)
  if (stuck.length > 0)
    throw new Refusal('conflict', 'person.still-has', {
      what: stuck.map(({ kind, count }) => `${kind}:${count}`).join(' '),
    })
  if (!successorId) return
  const successor = await store.findPersonRow(ctx.db, successorId)
  if (!successor || successor.leftOn || successorId === id) throw notFound('staff')
  for (const bearer of bearers) await bearer.handOver?.(ctx, { staffId: id }, successorId, reason)
}

export async function endSessions(
  ctx: Ctx,
  { id, sessionId }: { id: string; sessionId?: string },
): Promise<{ ended: number }> {
  const row = await holdToKeep(ctx, id)
  const ended = await store.endSessionsOf(ctx.db, id, { only: sessionId })
  if (ended > 0)
    await ctx.record({ name: 'session.ended', subject: { kind: 'staff', id }, unitId: row.unitId, facts: { ended } })
  return { ended }
}
