import type { CallDesk, CallerCase, CallOutcome, CallSummary } from '#contract/calls.ts'
import type { StaffRef } from '#contract/words.ts'
import { deadlinesOfCases, present } from '#domains/commitments/deadlines/service.ts'
import { findCase, readStaffRefs } from '#domains/service/cases/store.ts'
import { faceOf } from '#domains/service/customers/service.ts'
import type { Ctx } from '#platform/context.ts'
import { personOf, unitRef } from '#platform/identity/service.ts'
import { maskPhone } from '#platform/personal/mask.ts'
import { notFound } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import * as store from './store.ts'

/** Calls as lists show them: the number masked, the cases named. */
async function summaries(ctx: Ctx, rows: readonly store.CallRow[]): Promise<CallSummary[]> {
  const cases = await store.casesOfCalls(
    ctx.db,
    rows.map((row) => row.id),
  )
  const people = await readStaffRefs(
    ctx.db,
    rows.map((row) => row.agentId),
  )
  return rows.map((row) => summaryOf(row, cases, people))
}

function summaryOf(
  row: store.CallRow,
  cases: readonly store.CaseOfCall[],
  people: ReadonlyMap<string, StaffRef>,
): CallSummary {
  const { id, queue, ivr, beganAt, answeredAt, endedAt, wrappedUpAt, transfers, recording } = row
  return {
    ...{ id, queue, ivr, beganAt, answeredAt, endedAt, wrappedUpAt, transfers, recording },
    state: row.state as CallSummary['state'],
    outcome: row.outcome as CallOutcome | null,
    caller: maskPhone(row.callerPhone),
    agent: people.get(row.agentId ?? '') ?? null,
    cases: cases.filter((it) => it.callId === id).map(({ callId: _, ...it }) => it),
  }
}

/** The call as its agent sees it: who may be calling, what they raised before, and what is still owed to them (2.2.2). */
export async function deskOf(ctx: Ctx, row: store.CallRow): Promise<CallDesk> {
  const summary = (await summaries(ctx, [row]))[0] as CallSummary
  const callers = await store.callersOf(ctx.db, row.id)
  const owed = await deadlinesOfCases(
    ctx,
    summary.cases.map((it) => it.caseId),
  )
  return {
    ...summary,
    notes: row.notes,
    customerId: row.customerId,
    customers: callers.map((caller) => faceOf(ctx, caller)),
    earlier: await earlierOf(ctx, row.id),
    promised: summary.cases.map(({ caseId, number }) => ({
      number,
      deadlines: (owed.get(caseId) ?? []).filter((deadline) => deadline.closedAt === null),
    })),
  }
}

async function earlierOf(ctx: Ctx, callId: string): Promise<CallerCase[]> {
  const rows = await store.casesOfCaller(ctx.db, callId)
  const clocks = Map.groupBy(await store.clocksOfCaller(ctx.db, callId), (clock) => clock.caseId)
  const people = await readStaffRefs(
    ctx.db,
    rows.map((row) => row.ownerId),
  )
  const shown = rows.map(async ({ id, unitId, ownerId, stage, grade, ...row }) => ({
    ...row,
    caseId: id,
    stage: stage as CallerCase['stage'],
    grade: grade as CallerCase['grade'],
    unit: unitRef(ctx.bank.tree, unitId),
    owner: people.get(ownerId ?? '') ?? null,
    deadlines: await present(ctx, clocks.get(id) ?? []),
  }))
  return Promise.all(shown)
}

export async function readPresentCall(ctx: Ctx): Promise<{ call: CallDesk | null }> {
  const row = await store.findPresent(ctx.db, personOf(ctx))
  return { call: row ? await deskOf(ctx, row) : null }
}

export async function listCalls(ctx: Ctx, { after, limit }: { after?: string; limit: number }) {
  const from = after === undefined ? undefined : readCursor(after)
  const rows = await store.listCallRows(ctx.db, personOf(ctx), from, limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: await summaries(ctx, rows.slice(0, limit)),
    next: last ? writeCursor({ at: last.beganAt, id: last.id }) : null,
  }
}

export async function listCaseCalls(ctx: Ctx, { id }: { id: string }) {
  if (!(await findCase(ctx.db, id))) throw notFound('case')
  const rows = await store.callsOfCase(ctx.db, id)
  const shown = await summaries(ctx, rows)
  return shown.map((call, nth) => ({ ...call, notes: rows[nth]?.notes ?? '', kind: rows[nth]?.kind ?? 'linked' }))
}
