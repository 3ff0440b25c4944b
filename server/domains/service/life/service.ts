import { peopleOf } from '#domains/commitments/heartbeat/service.ts'
import type { Ctx } from '#platform/context.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { type CaseRow, holdCase, readSurroundings } from '../cases/store.ts'
import { withdrawApprovals } from '../second-person/store.ts'
import { type Action, type CaseFace, refusalOf, type Standing } from './rules.ts'

export type Situation = { row: CaseRow; face: CaseFace; standing: Standing }

/** How a case stands, and how the actor stands to it. */
export async function situationOf(ctx: Ctx, row: CaseRow): Promise<Situation> {
  const around = await readSurroundings(ctx.db, row)
  const { id, unitId } = ctx.actor
  const leaders = (await peopleOf(ctx)).supervisorsOf(row.unitId)
  const isAbout = row.subjectStaffId !== null && row.subjectStaffId === id
  const isUnitAbout = row.subjectUnitId !== null && unitId !== null && ctx.bank.tree.isBelow(unitId, row.subjectUnitId)
  return {
    row,
    face: {
      stage: row.stage,
      grade: row.grade,
      isComplaint: row.isComplaint,
      isComplex: row.isComplex,
      rootCause: row.rootCause,
      isPlanned: row.plannedAt !== null,
      isPaused: row.pausedAt !== null,
      ownerId: row.ownerId,
      openTickets: around.openTickets,
      waiting: around.waiting,
      hasHandOver: around.hasHandOver,
      isMerged: row.mergedIntoId !== null,
      isDissatisfied: around.isDissatisfied,
    },
    standing: {
      may: ctx.actor.may,
      isOwner: id !== null && row.ownerId === id,
      standsIn: id !== null && (around.deputyId === id || leaders.includes(id)),
      isRecused: isAbout || isUnitAbout,
    },
  }
}

/** Holds a case for one act, or says why it is not the actor's to do. */
export async function holdFor(ctx: Ctx, caseId: string, action: Action): Promise<Situation> {
  const row = await holdCase(ctx.db, caseId)
  if (!row) throw notFound('case')
  const situation = await situationOf(ctx, row)
  const code = refusalOf(action, situation.face, situation.standing)
  if (code)
    throw new Refusal(
      code === 'not-allowed' || code === 'case.not-yours' || code === 'case.recused' ? 'forbidden' : 'conflict',
      code,
      { stage: row.stage },
    )
  return situation
}

/** A line of the case's story; who stands in for the owner is named as such. */
export function tell(
  ctx: Ctx,
  { row, standing }: Situation,
  kind: string,
  text = '',
  detail: Record<string, unknown> = {},
): void {
  const isStandIn = !standing.isOwner && standing.standsIn && row.ownerId !== null && row.ownerId !== ctx.actor.id
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId: row.id,
    unitId: row.unitId,
    at: ctx.now,
    kind,
    by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    text,
    detail: isStandIn ? { ...detail, standsInFor: row.ownerId } : detail,
  })
}

/** What happened to a case, to the ledger and the engine. */
export const recordCase = (
  ctx: Ctx,
  row: CaseRow,
  name: string,
  facts: Record<string, string | number | boolean | null> = {},
  countsFrom?: Date,
): Promise<void> =>
  ctx.record({
    name,
    subject: { kind: 'case', id: row.id },
    unitId: row.unitId,
    responsibleId: row.ownerId,
    facts,
    ...(countsFrom && { countsFrom }),
  })

/** Requests for a second person that the case has outrun: the ledger keeps that they were asked. */
export async function withdrawRequests(ctx: Ctx, row: CaseRow, kind?: string): Promise<void> {
  for (const id of await withdrawApprovals(ctx.db, row.id, kind))
    await ctx.record({
      name: 'approval.withdrawn',
      subject: { kind: 'approval', id },
      unitId: row.unitId,
      caseId: row.id,
      facts: {},
    })
}

/** The facts by which definitions tell cases apart. */
export const gradeFacts = (row: Pick<CaseRow, 'grade' | 'isComplaint' | 'isComplex'>) => ({
  grade: row.grade,
  isComplaint: row.isComplaint,
  isComplex: row.isComplex,
})
