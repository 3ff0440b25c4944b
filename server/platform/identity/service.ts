import type { Me, StaffEntry, Unit } from '#contract/identity.ts'
import type { UnitRef } from '#contract/words.ts'
import type { Ctx } from '../context.ts'
import { notFound, Refusal } from '../refusal.ts'
import { findPerson, listPeople, readUnitsOn } from './store.ts'
import type { OrgTree, OrgUnit } from './tree.ts'

export const unitRef = (tree: OrgTree, id: string): UnitRef => {
  const { code, name, nameEn } = tree.unit(id)
  return { id, code, name, nameEn }
}

/** The units an actor may see, or undefined for all: the first wall of every list. */
export const visibleUnits = (ctx: Ctx): string[] | undefined =>
  ctx.actor.scope.isEverywhere
    ? undefined
    : [...new Set(ctx.actor.scope.roots.flatMap((root) => ctx.bank.tree.subtree(root).map((unit) => unit.id)))]

/** A unit that was asked for, with all below it, if it is the actor's to see. Refused in the same words as an unknown one. */
export function unitsAskedFor(ctx: Ctx, unitId: string): string[] {
  const visible = visibleUnits(ctx)
  const asked = ctx.bank.tree.subtree(unitId).map((unit) => unit.id)
  const allowed = visible ? asked.filter((id) => visible.includes(id)) : asked
  if (allowed.length === 0) throw notFound('unit')
  return allowed
}

/** A unit by its code, if it is the actor's to see. */
export function unitByCode(ctx: Ctx, code: string): OrgUnit {
  const unit = ctx.bank.tree.byCode(code)
  if (!unit || visibleUnits(ctx)?.includes(unit.id) === false) throw notFound('outlet')
  return unit
}

/** The person who acts; a key is refused where somebody has to answer for it by name. */
export function personOf(ctx: Ctx): string {
  if (ctx.actor.kind !== 'staff' || !ctx.actor.id) throw new Refusal('forbidden', 'people-only')
  return ctx.actor.id
}

export async function readPerson(ctx: Ctx, staffId: string): Promise<Me> {
  const { tree, manual } = ctx.bank
  const { roles, unitId, ...person } = await findPerson(ctx.db, staffId, ctx.bank.day)
  const may = new Set(roles.flatMap(({ role }) => manual.roles.find(({ id }) => id === role)?.may ?? []))
  if (!ctx.bank.isSandbox) may.delete('sandbox.move')
  // Until the password that works once is changed, nothing else is open.
  if (person.owesPassword) may.clear()
  return {
    ...person,
    unit: unitRef(tree, unitId),
    roles: roles.map(({ role, unitId }) => ({ role, unit: unitRef(tree, unitId) })),
    may: [...may].sort(),
  }
}

export const readMe = (ctx: Ctx): Promise<Me> => readPerson(ctx, ctx.actor.id as string)

export async function listUnits(ctx: Ctx, { on }: { on?: string }): Promise<Unit[]> {
  if (on) return readUnitsOn(ctx.db, on)
  return [...ctx.bank.tree.units.values()]
    .filter(({ isOpen }) => isOpen)
    .map(({ id, code, name, nameEn, kind, parentId }) => ({
      id,
      code,
      name,
      nameEn,
      kind,
      parentId,
    }))
}

export async function listStaff(
  ctx: Ctx,
  { unitId, search }: { unitId?: string; search?: string },
): Promise<StaffEntry[]> {
  const units = unitId ? ctx.bank.tree.subtree(unitId).map((unit) => unit.id) : undefined
  const people = await listPeople(ctx.db, ctx.bank.day, units, search)
  return people.map(({ unitId, ...person }) => ({ ...person, unit: unitRef(ctx.bank.tree, unitId) }))
}
