import type { Counter } from '#contract/codes.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { findServing } from '../codes/store.ts'
import {
  type CounterRow,
  closeCounterRow,
  endShifts,
  findOpenCounter,
  listCounterRows,
  revokeEvaluatorsAt,
} from './store.ts'

const present = (ctx: Ctx, row: CounterRow): Counter => ({
  id: row.id,
  unit: unitRef(ctx.bank.tree, row.unitId),
  name: { zh: row.name, en: row.nameEn },
  servedBy: row.staffId ? { id: row.staffId, name: row.staffName ?? '', post: row.staffPost ?? '' } : null,
  servedSince: row.fromAt,
})

export async function listCounters(ctx: Ctx, { unitId }: { unitId?: string }): Promise<{ items: Counter[] }> {
  const unitIds = unitId ? unitsAskedFor(ctx, unitId) : visibleUnits(ctx)
  return { items: (await listCounterRows(ctx.db, unitIds)).map((row) => present(ctx, row)) }
}

export async function openCounter(
  ctx: Ctx,
  { unitId, name, nameEn }: { unitId: string; name: string; nameEn: string },
): Promise<Counter> {
  const [unit] = unitsAskedFor(ctx, unitId)
  if (unit !== unitId || ctx.bank.tree.unit(unitId).kind !== 'outlet') throw new Refusal('invalid', 'code.outlet-only')
  if ((await listCounterRows(ctx.db, [unitId])).some((counter) => counter.name === name))
    throw new Refusal('conflict', 'counter.name-taken', { name })
  const id = ctx.newId()
  ctx.insert('counter', { id, unitId, name, nameEn, openedAt: ctx.now, closedAt: null })
  await ctx.record({
    name: 'counter.opened',
    subject: { kind: 'counter', id },
    unitId,
    isFresh: true,
    facts: { name },
  })
  return present(ctx, { id, unitId, name, nameEn, staffId: null, staffName: null, staffPost: null, fromAt: null })
}

export async function closeCounter(ctx: Ctx, { id }: { id: string }): Promise<{ ok: true }> {
  const closed = await closeCounterRow(ctx.db, id, ctx.now)
  if (!closed) throw notFound('counter')
  await endShifts(ctx.db, { counterId: id, staffId: null }, ctx.now)
  await revokeEvaluatorsAt(ctx.db, id, ctx.now, ctx.actor.id)
  await ctx.record({ name: 'counter.closed', subject: { kind: 'counter', id }, unitId: closed.unitId, facts: {} })
  return { ok: true }
}

/** Manual 6.1.3: a rating counts for whoever serves. A teller says so for oneself; for colleagues it takes `code.manage`. */
export async function serveCounter(
  ctx: Ctx,
  { id, staffId }: { id: string; staffId: string | null },
): Promise<Counter> {
  const counter = await findOpenCounter(ctx.db, id)
  if (!counter) throw notFound('counter')
  const isOwn = staffId === ctx.actor.id || (staffId === null && counter.staffId === ctx.actor.id)
  if (!isOwn && !ctx.actor.may.has('code.manage')) throw new Refusal('forbidden', 'counter.not-yours')
  if (staffId && !(await findServing(ctx.db, staffId, counter.unitId))) throw new Refusal('invalid', 'code.other-unit')
  if (staffId === counter.staffId) return present(ctx, counter)
  await endShifts(ctx.db, { counterId: id, staffId }, ctx.now)
  if (staffId)
    ctx.insert('counterShift', {
      id: ctx.newId(),
      counterId: id,
      unitId: counter.unitId,
      staffId,
      fromAt: ctx.now,
      toAt: null,
      setBy: ctx.actor.id,
    })
  await ctx.record({
    name: 'counter.served',
    subject: { kind: 'counter', id },
    unitId: counter.unitId,
    facts: { staffId },
  })
  await ctx.flush()
  return present(ctx, (await findOpenCounter(ctx.db, id)) as CounterRow)
}
