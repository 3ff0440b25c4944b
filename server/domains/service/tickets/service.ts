import type { Ticket } from '#contract/cases.ts'
import { entrustClocks } from '#domains/commitments/deadlines/service.ts'
import type { Ctx } from '#platform/context.ts'
import { visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { CaseRow } from '../cases/store.ts'
import { holdFor, tell } from '../life/service.ts'
import { publicNumber } from '../opening/rules.ts'
import { readTicket } from '../ticket-list/service.ts'
import { cancel, claim, holdTicket, letSee, openTicketsOf, passOn, saveAnswer } from './store.ts'

/** Asks another department; it sees the whole case, and the ticket has a clock of its own (2.2.2). */
export async function openTicket(
  ctx: Ctx,
  { id, unitId, question }: { id: string; unitId: string; question: string },
): Promise<void> {
  const situation = await holdFor(ctx, id, 'tickets')
  if (!ctx.bank.tree.units.get(unitId)?.isOpen) throw notFound('unit')
  if (unitId === situation.row.unitId) throw new Refusal('invalid', 'ticket.own-unit')
  const ticketId = ctx.newId()
  const number = publicNumber('T', ctx.now, await ctx.nextNumber('ticket_number'))
  await letSee(ctx.db, id, unitId)
  ctx.insert('ticket', {
    id: ticketId,
    number,
    caseId: id,
    unitId,
    fromUnitId: situation.row.unitId,
    state: 'open',
    question,
    askedBy: ctx.actor.id as string,
    openedAt: ctx.now,
    claimedBy: null,
    claimedAt: null,
    answer: null,
    isSolved: null,
    answeredAt: null,
    passedCount: 0,
  })
  tell(ctx, situation, 'ticket-opened', question, { ticketId, number, unitId })
  await ctx.record({
    name: 'ticket.opened',
    subject: { kind: 'ticket', id: ticketId },
    unitId,
    caseId: id,
    isFresh: true,
    facts: { number, caseId: id },
  })
}

type Held = NonNullable<Awaited<ReturnType<typeof holdTicket>>>

async function holdForDepartment(ctx: Ctx, id: string): Promise<Held> {
  const ticket = await holdTicket(ctx.db, id)
  const visible = visibleUnits(ctx)
  if (!ticket || (visible && !visible.includes(ticket.unitId))) throw notFound('ticket')
  return ticket
}

const recordTicket = (
  ctx: Ctx,
  ticket: Held,
  name: string,
  facts: Record<string, string | boolean | number | null> = {},
) =>
  ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    unitId: ticket.unitId,
    caseId: ticket.caseId,
    responsibleId: ticket.claimedBy,
    facts,
  })

function tellOfTicket(ctx: Ctx, ticket: Held, kind: string, text: string, detail: Record<string, unknown> = {}): void {
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId: ticket.caseId,
    unitId: ticket.fromUnitId,
    at: ctx.now,
    kind,
    by: ctx.actor.id,
    text,
    detail: { ticketId: ticket.id, number: ticket.number, ...detail },
  })
}

export async function claimTicket(ctx: Ctx, { id }: { id: string }): Promise<Ticket> {
  const ticket = await holdForDepartment(ctx, id)
  if (!(await claim(ctx.db, id, ctx.actor.id as string, ctx.now)))
    throw new Refusal('conflict', 'ticket.claimed-already')
  await entrustClocks(ctx, { subjectId: id }, ctx.actor.id)
  tellOfTicket(ctx, ticket, 'ticket-claimed', '')
  await recordTicket(ctx, { ...ticket, claimedBy: ctx.actor.id }, 'ticket.claimed')
  return readTicket(ctx, id)
}

/** Answers a claimed ticket. Unsolved, it comes back visibly and still blocks nothing but the owner's peace. */
export async function answerTicket(
  ctx: Ctx,
  { id, answer, isSolved }: { id: string; answer: string; isSolved: boolean },
): Promise<Ticket> {
  const ticket = await holdForDepartment(ctx, id)
  if (ticket.state !== 'claimed') throw new Refusal('conflict', 'ticket.not-claimed')
  if (ticket.claimedBy !== ctx.actor.id) throw new Refusal('forbidden', 'ticket.not-yours')
  await saveAnswer(ctx.db, id, { answer, isSolved, at: ctx.now })
  tellOfTicket(ctx, ticket, isSolved ? 'ticket-answered' : 'ticket-returned', answer)
  await recordTicket(ctx, ticket, 'ticket.answered', { isSolved })
  return readTicket(ctx, id)
}

/** Passes it to another department: the clock runs on, and everybody sees how often it was passed round. */
export async function passTicket(
  ctx: Ctx,
  { id, unitId, reason }: { id: string; unitId: string; reason: string },
): Promise<Ticket> {
  const ticket = await holdForDepartment(ctx, id)
  if (ticket.state !== 'open' && ticket.state !== 'claimed') throw new Refusal('conflict', 'ticket.not-open')
  if (ticket.state === 'claimed' && ticket.claimedBy !== ctx.actor.id)
    throw new Refusal('forbidden', 'ticket.not-yours')
  if (!ctx.bank.tree.units.get(unitId)?.isOpen) throw notFound('unit')
  if (unitId === ticket.unitId || unitId === ticket.fromUnitId) throw new Refusal('invalid', 'ticket.own-unit')
  await letSee(ctx.db, ticket.caseId, unitId)
  await recordTicket(ctx, ticket, 'ticket.passed', { toUnitId: unitId })
  tellOfTicket(ctx, ticket, 'ticket-passed', reason, { toUnitId: unitId })
  await entrustClocks(ctx, { subjectId: id }, null, unitId)
  await passOn(ctx.db, id, unitId)
  return readTicket(ctx, id)
}

/** The matter is over: what other departments still work on for it ends with it. */
export async function cancelTickets(ctx: Ctx, row: CaseRow): Promise<void> {
  for (const ticket of await openTicketsOf(ctx.db, row.id)) {
    await cancel(ctx.db, ticket.id)
    await recordTicket(ctx, ticket, 'ticket.cancelled')
  }
}
