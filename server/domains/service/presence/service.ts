import type { Present } from '#contract/comfort.ts'
import type { Ctx } from '#platform/context.ts'
import { notFound } from '#platform/refusal.ts'
import { findCase, readStaffRefs } from '../cases/store.ts'
import { keepPresence, listPresentRows } from './store.ts'

/** Who else is at a case, so that two people do not answer one customer. Behind the wall of the case. */
export async function listPresent(ctx: Ctx, { id }: { id: string }): Promise<Present[]> {
  if (!(await findCase(ctx.db, id))) throw notFound('case')
  const rows = await listPresentRows(ctx.db, id, ctx.actor.id as string)
  const people = await readStaffRefs(
    ctx.db,
    rows.map((row) => row.staffId),
  )
  return rows.flatMap(({ staffId, doing }) => {
    const staff = people.get(staffId)
    return staff ? [{ staff, doing }] : []
  })
}

/** Nothing of it is on the ledger: that somebody looked is said by what they did there. */
export async function showPresence(
  ctx: Ctx,
  { id, doing }: { id: string; doing: Present['doing'] | 'gone' },
): Promise<Present[]> {
  if (!(await findCase(ctx.db, id))) throw notFound('case')
  if (ctx.actor.kind === 'staff') await keepPresence(ctx.db, id, ctx.actor.id as string, doing)
  return ctx.actor.kind === 'staff' ? listPresent(ctx, { id }) : []
}
