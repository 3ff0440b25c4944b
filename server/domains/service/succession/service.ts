import type { Ctx } from '#platform/context.ts'
import { notify } from '#platform/notice.ts'
import type { Bearer, Burdened } from '#platform/organisation/bearer.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { findColleague } from '../hand-over/store.ts'
import * as store from './store.ts'

/**
 * What hangs on people and units in the service domain, for whoever ends an account or closes a unit. An owner who is
 * gone cannot wait for an acceptance (2.2.2): the successor is told of each case, may hand it over again, and the case's
 * story and the ledger say who decided it and why.
 */
export const serviceBearers: readonly Bearer[] = [
  { kind: 'cases', count: (ctx, on) => store.countCases(ctx.db, on), handOver: passOnCases },
  { kind: 'tickets', count: (ctx, on) => store.countTickets(ctx.db, on), handOver: passOnTickets },
  {
    kind: 'hand-overs',
    count: async (ctx, on) => ('staffId' in on ? store.countHandOvers(ctx.db, on.staffId) : 0),
    handOver: withdrawHandOvers,
  },
  {
    kind: 'customers',
    count: (ctx, on) => store.countCustomers(ctx.db, on),
    handOver: (ctx, from, toId) => store.moveCustomers(ctx.db, from, toId),
  },
]

async function passOnCases(ctx: Ctx, from: Burdened, toId: string, reason: string): Promise<void> {
  const cases = await store.holdOpenCases(ctx.db, from)
  if (cases.length === 0) return
  const ids = cases.map(({ id }) => id)
  if ('staffId' in from) {
    await refuseUnable(ctx, toId)
    await store.giveCasesTo(ctx.db, ids, toId)
  } else await store.moveCasesTo(ctx.db, ids, toId)
  for (const it of cases) {
    const unitId = 'unitId' in from ? toId : it.unitId
    const detail = 'unitId' in from ? { unitId: toId } : { fromId: from.staffId, toId }
    ctx.insert('caseEntry', {
      id: ctx.newId(),
      caseId: it.id,
      unitId,
      at: ctx.now,
      kind: 'unitId' in from ? 'moved-by-closing' : 'passed-on',
      by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      text: reason,
      detail,
    })
    if ('staffId' in from) tellSuccessor(ctx, toId, it)
    await ctx.record({
      name: 'unitId' in from ? 'case.moved' : 'case.handed-over',
      subject: { kind: 'case', id: it.id },
      unitId,
      responsibleId: 'unitId' in from ? it.ownerId : toId,
      facts: 'unitId' in from ? { fromUnitId: from.unitId, toUnitId: toId } : { fromId: from.staffId, toId },
    })
  }
}

async function refuseUnable(ctx: Ctx, toId: string): Promise<void> {
  const colleague = await findColleague(ctx.db, toId, ctx.bank.day)
  if (!colleague) throw notFound('staff')
  const works = ctx.bank.manual.roles.some(({ id, may }) => may.includes('case.work') && colleague.roles.includes(id))
  if (!works) throw new Refusal('invalid', 'hand-over.cannot-work')
}

const tellSuccessor = (ctx: Ctx, staffId: string, { id, number }: { id: string; number: string }): void =>
  notify(ctx, staffId, { kind: 'case.passed-on', caseId: id, detail: { number } })

async function passOnTickets(ctx: Ctx, from: Burdened, toId: string): Promise<void> {
  if ('staffId' in from) await store.releaseTickets(ctx.db, from.staffId)
  else await store.moveTickets(ctx.db, from.unitId, toId)
}

/** What waits for the answer of somebody who leaves goes back to who asked. */
async function withdrawHandOvers(ctx: Ctx, from: Burdened): Promise<void> {
  if (!('staffId' in from)) return
  const waiting = await store.waitingHandOvers(ctx.db, from.staffId)
  await store.withdrawAsked(
    ctx.db,
    waiting.map(({ id }) => id),
    ctx.now,
  )
  for (const { id, caseId, unitId } of waiting)
    await ctx.record({ name: 'hand-over.withdrawn', subject: { kind: 'hand-over', id }, unitId, caseId, facts: {} })
}
