import { normalise } from '#domains/understanding/normalise/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, visibleUnits } from '#platform/identity/service.ts'
import { readStaffRefs } from '../cases/store.ts'
import { searchCustomers } from '../customers/service.ts'
import { findCaseRows } from './store.ts'

/** What one box finds: of each kind only what its reader may read, and only of their part of the bank. */
export async function find(ctx: Ctx, { search }: { search: string }) {
  const text = normalise(search)
  const rows = ctx.actor.may.has('case.read') ? await findCaseRows(ctx.db, text, visibleUnits(ctx)) : []
  const people = await readStaffRefs(
    ctx.db,
    rows.map((row) => row.ownerId),
  )
  // One letter or character is nobody's name.
  const mayLook = ctx.actor.may.has('customer.read') && [...text].length >= 2
  return {
    cases: rows.map(({ id, number, title, stage, grade, unitId, ownerId }) => ({
      id,
      number,
      title,
      stage,
      grade,
      unit: unitRef(ctx.bank.tree, unitId),
      owner: people.get(ownerId ?? '') ?? null,
    })),
    customers: mayLook ? (await searchCustomers(ctx, { search: text })).slice(0, 8) : [],
  }
}
