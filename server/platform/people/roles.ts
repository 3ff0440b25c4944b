import { formatDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import { oneAtATime } from '../db/db.ts'
import { unitsAskedFor } from '../identity/service.ts'
import { refusePast } from '../organisation/service.ts'
import { notFound, Refusal } from '../refusal.ts'
import { clashing, type Given, isDoubled } from './rules.ts'
import { holdToKeep } from './service.ts'
import * as store from './store.ts'

/** Gives a role over a unit for a time; never to oneself, under whatever account. */
export async function giveRole(ctx: Ctx, { id, ...wanted }: Given & { id: string }): Promise<{ ok: true }> {
  const row = await holdToKeep(ctx, id)
  refuseOneself(ctx, row)
  await give(ctx, row, wanted)
  return { ok: true }
}

export function refuseOneself(ctx: Ctx, row: { id: string; personKey: string }): void {
  if (row.id === ctx.actor.id || row.personKey === ctx.actor.personKey)
    throw new Refusal('forbidden', 'person.own-account')
}

/** Checks against all accounts of the same human, held so that two who give at once are seen together. */
export async function give(
  ctx: Ctx,
  row: { id: string; unitId: string; personKey: string },
  wanted: Given,
): Promise<void> {
  refusePast(ctx, wanted.fromOn)
  if (wanted.untilOn !== null && wanted.untilOn <= wanted.fromOn) throw new Refusal('invalid', 'person.role-ends-first')
  if (!ctx.bank.manual.roles.some((role) => role.id === wanted.role)) throw notFound('role')
  unitsAskedFor(ctx, wanted.unitId)
  if (!ctx.bank.tree.unit(wanted.unitId).isOpen) throw new Refusal('invalid', 'unit.closed')
  await oneAtATime(ctx.db, `person ${row.personKey}`)
  await ctx.flush()
  const accounts = await store.accountsOf(ctx.db, row.personKey)
  const given = await store.rolesOf(
    ctx.db,
    accounts.map((account) => account.id),
  )
  if (
    isDoubled(
      given.filter((it) => it.staffId === row.id),
      wanted,
    )
  )
    throw new Refusal('conflict', 'person.role-held')
  const clash = clashing(given, wanted, ctx.bank.manual.roles)
  if (clash) throw new Refusal('invalid', 'person.role-stands-alone', { role: clash.role })
  const { role, unitId, fromOn, untilOn } = wanted
  ctx.insert('staffRole', { staffId: row.id, role, unitId, fromOn, untilOn, givenBy: ctx.actor.id, givenAt: ctx.now })
  await ctx.record({
    name: 'role.given',
    subject: { kind: 'staff', id: row.id },
    unitId: row.unitId,
    facts: { role, over: ctx.bank.tree.unit(unitId).code, fromOn, untilOn },
  })
}

export async function endRole(
  ctx: Ctx,
  { id, ...given }: { id: string; role: string; unitId: string; fromOn: string; untilOn: string },
): Promise<{ ok: true }> {
  const row = await holdToKeep(ctx, id)
  refuseOneself(ctx, row)
  refusePast(ctx, given.untilOn)
  // A role that is to come ends before it begins: on the day on which it would have.
  const untilOn = given.untilOn < given.fromOn ? given.fromOn : given.untilOn
  await keepAnAdministrator(ctx, id, [given.role])
  if (!(await store.endRoleOn(ctx.db, id, given, untilOn))) throw notFound('role')
  await ctx.record({
    name: 'role.ended',
    subject: { kind: 'staff', id },
    unitId: row.unitId,
    facts: { role: given.role, over: ctx.bank.tree.unit(given.unitId).code, untilOn },
  })
  return { ok: true }
}

/** Somebody must be left who can give roles: a bank that locked itself out could not be let in again. */
export async function keepAnAdministrator(ctx: Ctx, id: string, losing: readonly string[]): Promise<void> {
  const keeping = ctx.bank.manual.roles.filter((role) => role.may.includes('staff.manage')).map((role) => role.id)
  if (!losing.some((role) => keeping.includes(role))) return
  await oneAtATime(ctx.db, 'administrators')
  if ((await store.othersHolding(ctx.db, keeping, id, formatDay(ctx.bank.day))) === 0)
    throw new Refusal('conflict', 'person.last-administrator')
}
