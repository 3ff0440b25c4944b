import type { Deadline } from '#contract/commitments.ts'
import type { Ctx } from '#platform/context.ts'
import type { OwedDefinition, Versioned } from '../definitions/rules.ts'
import { definitionsOf, versionOf } from '../definitions/service.ts'
import { type PauseRow, wakesOf } from '../wakes/rules.ts'
import { leading } from './rules.ts'
import { type Clock, readClocks } from './store.ts'

/** The deadlines of each case, soonest first; the leading one is marked. Clocks started in this transaction count. */
export async function deadlinesOfCases(ctx: Ctx, caseIds: readonly string[]): Promise<Map<string, Deadline[]>> {
  if (caseIds.length === 0) return new Map()
  const wanted = new Set(caseIds)
  const fresh = ctx.pending('clock').filter((clock) => clock.caseId && wanted.has(clock.caseId)) as Clock[]
  // Clocks that wait to be written belong to cases that wait as well: then there is nothing to read.
  const isAllFresh = caseIds.every((id) => ctx.pending('serviceCase').some((row) => row.id === id))
  const clocks = [...(isAllFresh ? [] : await readClocks(ctx.db, { caseIds })), ...fresh]
  const byCase = Map.groupBy(clocks, (clock) => clock.caseId as string)
  return new Map(
    await Promise.all([...byCase].map(async ([caseId, own]) => [caseId, await present(ctx, own)] as const)),
  )
}

/** The deadlines of other subjects (tickets, look-backs), by subject. */
export async function deadlinesOfSubjects(ctx: Ctx, subjectIds: readonly string[]): Promise<Map<string, Deadline[]>> {
  if (subjectIds.length === 0) return new Map()
  const bySubject = Map.groupBy(await readClocks(ctx.db, { subjectIds }), (clock) => clock.subjectId)
  return new Map(
    await Promise.all([...bySubject].map(async ([subjectId, own]) => [subjectId, await present(ctx, own)] as const)),
  )
}

export async function present(ctx: Ctx, clocks: readonly Clock[]): Promise<Deadline[]> {
  const definitions = await definitionsOf(ctx)
  const leader = leading(clocks)
  return clocks
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map((clock) => ({
      clockId: clock.id,
      commitmentId: clock.commitmentId,
      clause: clock.clause,
      basis: clock.basis,
      title: versionOf(definitions, clock.commitmentId, clock.version).definition.title,
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      state: clock.state,
      closedAt: clock.closedAt,
      isProvisional: clock.isProvisional,
      leads: clock.id === leader?.id,
    }))
}

/**
 * Whoever answers for a subject answers for its clocks; those already closed keep the name they were closed under. With
 * a unit the promise becomes that unit's: its own people are reminded, and its superiors hear when it breaks.
 */
export async function entrustClocks(
  ctx: Ctx,
  subject: { caseId: string } | { subjectId: string },
  responsibleId: string | null,
  unitId?: string,
): Promise<void> {
  await ctx.flush()
  const query = ctx.db
    .updateTable('clock')
    .set({ responsibleId, ...(unitId && { unitId }) })
    .where('closedAt', 'is', null)
  await ('caseId' in subject
    ? query.where('subjectKind', '=', 'case').where('subjectId', '=', subject.caseId)
    : query.where('subjectId', '=', subject.subjectId)
  ).execute()
}

export type ClockSubject = {
  startedAt: Date
  unitId: string
  subjectKind: string
  subjectId: string
  caseId: string | null
  period: string | null
  responsibleId: string | null
}

/**
 * Starts a clock under the version in force: it keeps that version's numbers to its end. A clock that counts from
 * earlier than now is given the pauses since then, or it would charge time that was not the bank's. Answers its id.
 */
export function insertClock(
  ctx: Ctx,
  { version, definition }: Versioned<OwedDefinition>,
  subject: ClockSubject,
  pauses: readonly PauseRow[] = [],
): string {
  const { dueAt, isProvisional, ladder } = wakesOf(
    ctx.bank.calendarOf(subject.unitId),
    definition,
    subject.startedAt,
    pauses,
  )
  const id = ctx.newId()
  ctx.insert('clock', {
    ...subject,
    id,
    commitmentId: definition.id,
    version,
    clause: definition.clause,
    basis: definition.basis,
    dutyRole: definition.dutyRole,
    dueAt,
    isProvisional,
    state: 'running',
    wakeStep: 0,
    nextWakeAt: ladder[0]?.at ?? null,
    escalationLevel: 0,
    escalatedTo: [],
    pausedAt: null,
    closedAt: null,
    closedBy: null,
    closedWhy: null,
    lateAt: null,
  })
  return id
}
