import type { OrganisationUnit, UnitDetail } from '#contract/organisation.ts'
import { dayOf, formatDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import { oneAtATime } from '../db/db.ts'
import { unitRef, unitsAskedFor } from '../identity/service.ts'
import { drawTree } from '../identity/store.ts'
import { notFound, Refusal } from '../refusal.ts'
import { type Bearer, burdensOf } from './bearer.ts'
import { firstCircle, isOn, mayStandUnder, type Placement, placementsAfter, type UnitKind } from './rules.ts'
import * as store from './store.ts'

export const todayOf = (ctx: Ctx): string => formatDay(dayOf(ctx.now))

/** A change begins today or later: the past stands on the ledger and is not rewritten. */
export function refusePast(ctx: Ctx, day: string): void {
  if (day < todayOf(ctx)) throw new Refusal('invalid', 'administration.in-the-past', { day })
}
export const fasterOne = () => new Refusal('conflict', 'someone-else-was-faster')

export async function readOrganisation(
  ctx: Ctx,
  { on = todayOf(ctx) }: { on?: string },
): Promise<{ on: string; units: OrganisationUnit[] }> {
  return { on, units: await store.readUnitsAt(ctx.db, on, todayOf(ctx)) }
}

export const readUnit =
  (bearers: readonly Bearer[]) =>
  async (ctx: Ctx, { id }: { id: string }): Promise<UnitDetail> => {
    const row = await store.findUnit(ctx.db, id)
    if (!row) throw notFound('unit')
    const today = todayOf(ctx)
    const on = row.openedOn > today ? row.openedOn : row.closedOn && row.closedOn <= today ? row.openedOn : today
    const shown = (await store.readUnitsAt(ctx.db, on, today)).find((unit) => unit.id === id) as OrganisationUnit
    const placements = (await store.readPlacements(ctx.db)).filter((it) => it.unitId === id)
    const entries = await store.readLedgerOf(ctx.db, `unit:${id}`)
    const people = await store.peopleNamed(
      ctx.db,
      entries.map(({ actor }) => actor),
    )
    return {
      ...shown,
      version: row.version,
      successor: row.successorId ? unitRef(ctx.bank.tree, row.successorId) : null,
      names: [{ fromOn: row.openedOn, name: row.name, nameEn: row.nameEn }, ...(await store.readNames(ctx.db, id))],
      placements: placements.map(({ fromOn, untilOn, parentId }) => ({
        fromOn,
        untilOn,
        parent: unitRef(ctx.bank.tree, parentId),
      })),
      burdens: await burdensOf(ctx, bearers, { unitId: id }),
      history: entries.map(({ at, event, actor, body }) => ({
        at,
        event,
        by: people.get(actor) ?? null,
        facts: JSON.parse(body),
      })),
    }
  }

type Opening = { code: string; kind: UnitKind; name: string; nameEn: string; parentId: string; openedOn: string }

export async function openUnit(ctx: Ctx, { parentId, ...unit }: Opening): Promise<{ id: string }> {
  refusePast(ctx, unit.openedOn)
  await oneAtATime(ctx.db, 'organisation')
  const parent = await parentFor(ctx, unit.kind, parentId, unit.openedOn)
  if (ctx.bank.tree.byCode(unit.code)) throw new Refusal('conflict', 'unit.code-taken', { code: unit.code })
  const id = ctx.newId()
  ctx.insert('orgUnit', { ...unit, id, calendar: parent.calendar, closedOn: null, successorId: null, settledAt: null })
  ctx.insert('orgPlacement', { unitId: id, parentId, fromOn: unit.openedOn, untilOn: null })
  await ctx.flush()
  await drawTree(ctx.db, ctx.now)
  const { code, kind, name, nameEn, openedOn } = unit
  await record(
    ctx,
    'unit.opened',
    id,
    parentId,
    { code, kind, name, nameEn, parent: parent.code, fromOn: openedOn },
    true,
  )
  return { id }
}

export async function renameUnit(
  ctx: Ctx,
  { id, version, fromOn, name, nameEn }: { id: string; version: number; fromOn: string; name: string; nameEn: string },
): Promise<{ ok: true }> {
  const unit = await openToChange(ctx, id, version, fromOn)
  await store.nameUnit(ctx.db, { unitId: id, fromOn, name, nameEn })
  if (!(await store.changeUnit(ctx.db, id, version, {}))) throw fasterOne()
  await record(ctx, 'unit.renamed', id, id, { name, nameEn, fromOn, code: unit.code })
  return { ok: true }
}

export async function moveUnit(
  ctx: Ctx,
  { id, version, parentId, fromOn }: { id: string; version: number; parentId: string; fromOn: string },
): Promise<{ ok: true }> {
  await oneAtATime(ctx.db, 'organisation')
  const unit = await openToChange(ctx, id, version, fromOn)
  const parent = await parentFor(ctx, unit.kind as UnitKind, parentId, fromOn)
  const placements = await store.readPlacements(ctx.db)
  if (placements.some((it) => it.unitId === id && it.fromOn > fromOn))
    throw new Refusal('conflict', 'unit.move-waiting')
  const was = placements.find((it) => it.unitId === id && isOn(it, fromOn))
  if (!was) throw new Refusal('invalid', 'unit.head-office-stands')
  if (was.parentId === parentId) throw new Refusal('invalid', 'unit.stands-there')
  const moved: Placement = { unitId: id, parentId, fromOn, untilOn: null }
  const circle = firstCircle(placementsAfter(placements, moved), fromOn)
  if (circle) throw new Refusal('invalid', 'unit.under-itself', { day: circle })
  await store.placeUnit(ctx.db, moved)
  if (!(await store.changeUnit(ctx.db, id, version, {}))) throw fasterOne()
  if (fromOn === todayOf(ctx)) await drawTree(ctx.db, ctx.now)
  const from = ctx.bank.tree.units.get(was.parentId)?.code ?? ''
  await record(ctx, 'unit.moved', id, id, { from, to: parent.code, fromOn })
  return { ok: true }
}

type Closing = { id: string; version: number; on: string; successorId?: string; reason: string }

/** Closes now what nothing hangs on; what hangs on it goes to a successor, on that day. */
export const closeUnit =
  (bearers: readonly Bearer[]) =>
  async (ctx: Ctx, { id, version, on, successorId, reason }: Closing): Promise<{ ok: true }> => {
    await oneAtATime(ctx.db, 'organisation')
    const unit = await openToChange(ctx, id, version, on)
    if (unit.kind === 'head-office') throw new Refusal('invalid', 'unit.head-office-stands')
    if (on <= unit.openedOn) throw new Refusal('invalid', 'unit.opens-later')
    const successor = successorId ? await successorFor(ctx, id, unit.kind, successorId, on) : undefined
    const burdens = await burdensOf(ctx, bearers, { unitId: id })
    const isToday = on === todayOf(ctx)
    const stuck = burdens.filter((it) => !it.isHandedOver || !successor)
    if (stuck.length > 0)
      throw new Refusal('conflict', 'unit.still-has', {
        what: stuck.map(({ kind, count }) => `${kind}:${count}`).join(' '),
      })
    // What comes in until a later day needs somebody to go to then.
    if (!isToday && !successor) throw new Refusal('invalid', 'unit.successor-needed')
    const change = { closedOn: on, successorId: successorId ?? null }
    if (!(await store.changeUnit(ctx.db, id, version, change))) throw fasterOne()
    await record(ctx, 'unit.closed', id, id, { on, successor: successor?.code ?? null, reason })
    if (isToday) await settle(ctx, bearers, { id, version: version + 1, successorId: successorId ?? null }, reason)
    return { ok: true }
  }

/** Hands over what hangs on a unit whose last day is over. */
export async function settle(
  ctx: Ctx,
  bearers: readonly Bearer[],
  { id, version, successorId }: { id: string; version: number; successorId: string | null },
  reason: string,
): Promise<void> {
  if (successorId) for (const bearer of bearers) await bearer.handOver?.(ctx, { unitId: id }, successorId, reason)
  await store.changeUnit(ctx.db, id, version, { settledAt: ctx.now })
  await record(ctx, 'unit.settled', id, id, { successor: successorId ? ctx.bank.tree.unit(successorId).code : null })
}

async function openToChange(ctx: Ctx, id: string, version: number, day: string) {
  refusePast(ctx, day)
  unitsAskedFor(ctx, id)
  const unit = await store.holdUnit(ctx.db, id)
  if (!unit) throw notFound('unit')
  if (unit.version !== version) throw fasterOne()
  if (unit.closedOn) throw new Refusal('conflict', 'unit.closed', { day: unit.closedOn })
  return unit
}

async function parentFor(ctx: Ctx, kind: UnitKind, parentId: string, day: string) {
  unitsAskedFor(ctx, parentId)
  const parent = await store.findUnit(ctx.db, parentId)
  if (!parent) throw notFound('unit')
  if (!mayStandUnder(kind, parent.kind as UnitKind)) throw new Refusal('invalid', 'unit.wrong-place', { kind })
  // It must be there from that day on: a place that is to be closed is none.
  if (parent.openedOn > day || parent.closedOn) throw new Refusal('invalid', 'unit.not-open-then', { day })
  return parent
}

async function successorFor(ctx: Ctx, id: string, kind: string, successorId: string, day: string) {
  const successor = await store.findUnit(ctx.db, successorId)
  if (!successor || successorId === id) throw notFound('unit')
  unitsAskedFor(ctx, successorId)
  if (successor.kind !== kind) throw new Refusal('invalid', 'unit.other-kind')
  if (successor.openedOn > day || successor.closedOn) throw new Refusal('invalid', 'unit.not-open-then', { day })
  return successor
}

const record = (
  ctx: Ctx,
  name: string,
  id: string,
  unitId: string,
  facts: Record<string, string | null>,
  isFresh = false,
) => ctx.record({ name, subject: { kind: 'unit', id }, unitId, facts, isFresh })
