import type { Ticket } from '#contract/cases.ts'
import { deadlinesOfSubjects } from '#domains/commitments/deadlines/service.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, visibleUnits } from '#platform/identity/service.ts'
import { notFound } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import { readStaffRefs } from '../cases/store.ts'
import { listTicketRows, type TicketRow } from '../tickets/store.ts'

type TicketState = Ticket['state']
const nobody = (id: string) => ({ id, name: '', post: '' })

export async function readTicket(ctx: Ctx, id: string): Promise<Ticket> {
  await ctx.flush()
  const [row] = await listTicketRows(ctx.db, { id, limit: 1 })
  if (!row) throw notFound('ticket')
  return (await presentTickets(ctx, [row]))[0] as Ticket
}

export async function listTickets(
  ctx: Ctx,
  { state, after, limit }: { state?: TicketState; after?: string; limit: number },
) {
  const rows = await listTicketRows(ctx.db, {
    unitIds: visibleUnits(ctx),
    state,
    after: after === undefined ? undefined : readCursor(after),
    limit: limit + 1,
  })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: await presentTickets(ctx, rows.slice(0, limit)),
    next: last ? writeCursor({ at: last.openedAt, id: last.id }) : null,
  }
}

export async function presentTickets(ctx: Ctx, rows: readonly TicketRow[]): Promise<Ticket[]> {
  const people = await readStaffRefs(
    ctx.db,
    rows.flatMap((row) => [row.askedBy, row.claimedBy]),
  )
  const deadlines = await deadlinesOfSubjects(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map(({ unitId, fromUnitId, askedBy, claimedBy, state, ...row }) => ({
    ...row,
    state: state as TicketState,
    unit: unitRef(ctx.bank.tree, unitId),
    fromUnit: unitRef(ctx.bank.tree, fromUnitId),
    askedBy: people.get(askedBy) ?? nobody(askedBy),
    claimedBy: claimedBy ? (people.get(claimedBy) ?? nobody(claimedBy)) : null,
    deadline: deadlines.get(row.id)?.[0] ?? null,
  }))
}
