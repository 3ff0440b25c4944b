import type { Assignment, Move, PlannedMove } from '#contract/team.ts'
import { deadlinesOfCases, entrustClocks } from '#domains/commitments/deadlines/service.ts'
import { dayOf, formatDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { visibleUnits } from '#platform/identity/service.ts'
import { notify } from '#platform/notice.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { type CaseRow, readStaffRefs } from '../cases/store.ts'
import { recordCase, situationOf, tell } from '../life/service.ts'
import { endStep, startStep, updateCase } from '../life/store.ts'
import { moveRefusal, shareOut, type Taker, undoUntil } from './rules.ts'
import {
  holdAssignment,
  holdMovable,
  type MovableRow,
  markUndone,
  readMoves,
  readTakers,
  takeBackStep,
  workedSince,
} from './store.ts'

const movable = (row: MovableRow) => ({ ...row, caseId: row.id })

/** Colleagues as the rules see them: what they carry, whether they are here, and which of the cases they may see. */
async function takersFor(ctx: Ctx, ids: readonly string[], cases: readonly CaseRow[]): Promise<Map<string, Taker>> {
  const { tree, manual } = ctx.bank
  const today = formatDay(dayOf(ctx.now))
  const works = new Set(manual.roles.filter((role) => role.may.includes('case.work')).map((role) => role.id))
  const rows = await readTakers(ctx.db, ids, ctx.bank.day)
  if (rows.length < new Set(ids).size) throw notFound('staff')
  return new Map(
    rows.map(({ id, unitId, open, awayUntilOn, roles }) => {
      const roots = [unitId, ...roles.map((role) => role.unitId)]
      const sees = ({ unitId: at, seenBy }: CaseRow) =>
        [at, ...seenBy].some((unit) => roots.some((root) => tree.isBelow(unit, root)))
      const isAway = awayUntilOn !== null && awayUntilOn >= today
      const mayWork = roles.some(({ role }) => works.has(role))
      return [id, { id, open, isAway, mayWork, reaches: new Set(cases.filter(sees).map((row) => row.id)) }]
    }),
  )
}

/** What would become of an assignment. Nothing is changed; asked for again, it is worked out again. */
export async function previewAssignment(
  ctx: Ctx,
  { caseIds, toIds }: { caseIds: string[]; toIds: string[] },
): Promise<{ moves: PlannedMove[]; people: { staff: PlannedMove['from'] & object; before: number; after: number }[] }> {
  const rows = await holdMovable(ctx.db, caseIds, visibleUnits(ctx))
  const takers = await takersFor(ctx, toIds, rows)
  const inOrder = [...new Set(toIds)].map((id) => takers.get(id) as Taker)
  const planned = shareOut(rows.map(movable), inOrder)
  const people = await readStaffRefs(ctx.db, [...toIds, ...rows.map((row) => row.ownerId)])
  const clocks = await deadlinesOfCases(
    ctx,
    rows.map((row) => row.id),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const after = Map.groupBy(planned, ({ toId }) => toId)
  const leaving = planned.filter(({ toId }) => toId !== null).map(({ caseId }) => known.get(caseId)?.ownerId)
  return {
    moves: planned.map(({ caseId, toId, refusal }) => {
      const { number, title, grade, ownerId } = known.get(caseId) as MovableRow
      return {
        caseId,
        number,
        title,
        grade,
        refusal,
        from: people.get(ownerId ?? '') ?? null,
        to: people.get(toId ?? '') ?? null,
        clocks: (clocks.get(caseId) ?? []).filter((clock) => clock.closedAt === null),
      }
    }),
    people: inOrder.map(({ id, open }) => ({
      staff: people.get(id) as NonNullable<PlannedMove['from']>,
      before: open,
      after: open + (after.get(id)?.length ?? 0) - leaving.filter((ownerId) => ownerId === id).length,
    })),
  }
}

/**
 * Moves cases to other owners. Ownership never moves silently (2.2.2): the reason stands in each story, both people are
 * told, and the move is on the ledger. What is no longer as the preview showed it stays, and is named.
 */
export async function assignCases(ctx: Ctx, { moves, reason }: { moves: Move[]; reason: string }): Promise<Assignment> {
  const id = ctx.newId()
  const rows = await holdMovable(
    ctx.db,
    moves.map((move) => move.caseId),
    visibleUnits(ctx),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const takers = await takersFor(
    ctx,
    moves.map((move) => move.toId),
    rows,
  )
  const until = undoUntil(ctx.now)
  ctx.insert('assignment', {
    id,
    unitId: ctx.actor.unitId as string,
    by: ctx.actor.id as string,
    at: ctx.now,
    reason,
    undoUntil: until,
    undoneAt: null,
  })
  // Its moves stand behind the wall of the assignment: it has to be there first.
  await ctx.flush()
  const results: Assignment['moves'] = []
  for (const { caseId, fromId, toId } of new Map(moves.map((move) => [move.caseId, move])).values()) {
    const row = known.get(caseId)
    if (!row) {
      results.push({ caseId, number: '', refusal: 'not-found' })
      continue
    }
    const refusal =
      row.ownerId === fromId ? moveRefusal(movable(row), takers.get(toId) as Taker) : 'assign.moved-meanwhile'
    results.push({ caseId, number: row.number, refusal: refusal ?? null })
    if (!refusal) await move(ctx, row, toId, { id, reason })
  }
  if (results.every(({ refusal }) => refusal !== null))
    throw new Refusal('conflict', results[0]?.refusal as string, { moves: results })
  return { id, moves: results, undoUntil: until }
}

async function move(ctx: Ctx, row: MovableRow, toId: string, of: { id: string; reason: string }): Promise<void> {
  const fromId = row.ownerId
  ctx.insert('assignmentMove', {
    assignmentId: of.id,
    caseId: row.id,
    fromId,
    toId,
    wasStage: row.stage,
    wasTakenAt: row.takenAt,
    undoneAt: null,
  })
  const situation = await situationOf(ctx, { ...row, ownerId: toId })
  tell(ctx, situation, 'assigned', of.reason, { fromId, toId })
  await updateCase(ctx.db, row.id, { ownerId: toId, takenAt: row.takenAt ?? ctx.now })
  if (row.stage === 'receive') {
    await endStep(ctx.db, row.id, ctx.now, ctx.actor.id)
    await startStep(ctx.db, {
      caseId: row.id,
      round: row.reopenedCount,
      stage: 'analyse',
      unitId: row.unitId,
      fromAt: ctx.now,
    })
    await updateCase(ctx.db, row.id, { stage: 'analyse' })
  }
  await entrustClocks(ctx, { caseId: row.id }, toId)
  tellColleague(ctx, row, toId, 'case.assigned')
  if (fromId) tellColleague(ctx, row, fromId, 'case.assigned-away')
  await recordCase(ctx, situation.row, 'case.assigned', { fromId, toId, assignmentId: of.id })
}

function tellColleague(
  ctx: Ctx,
  row: CaseRow,
  staffId: string,
  kind: 'case.assigned' | 'case.assigned-away' | 'case.assignment-undone',
): void {
  if (staffId === ctx.actor.id) return
  notify(ctx, staffId, { kind, caseId: row.id, detail: { number: row.number } })
}

/** Takes an assignment back: a move of its own, for each case that is still as the assignment left it. */
export async function undoAssignment(ctx: Ctx, { id }: { id: string }): Promise<Pick<Assignment, 'moves'>> {
  const asked = await holdAssignment(ctx.db, id)
  if (!asked || asked.by !== ctx.actor.id) throw notFound('assignment')
  if (asked.undoneAt) throw new Refusal('conflict', 'already-done')
  if (ctx.now > asked.undoUntil) throw new Refusal('conflict', 'assign.too-late')
  const moves = await readMoves(ctx.db, id)
  const caseIds = moves.map((it) => it.caseId)
  const rows = new Map((await holdMovable(ctx.db, caseIds, visibleUnits(ctx))).map((row) => [row.id, row]))
  const worked = await workedSince(ctx.db, caseIds)
  const results: Assignment['moves'] = []
  const undone: string[] = []
  for (const { caseId, fromId, toId, wasStage, wasTakenAt } of moves) {
    const row = rows.get(caseId)
    const stageNow = wasStage === 'receive' ? 'analyse' : wasStage
    const refusal = !row
      ? 'not-found'
      : row.ownerId !== toId || row.hasHandOver
        ? 'assign.moved-meanwhile'
        : row.stage !== stageNow || worked.has(caseId)
          ? 'assign.worked-meanwhile'
          : null
    results.push({ caseId, number: row?.number ?? '', refusal })
    if (refusal || !row) continue
    undone.push(caseId)
    const situation = await situationOf(ctx, { ...row, ownerId: fromId })
    tell(ctx, situation, 'assignment-undone', '', { fromId: toId, toId: fromId })
    if (wasStage === 'receive') await takeBackStep(ctx.db, caseId, row.reopenedCount)
    await updateCase(ctx.db, caseId, {
      ownerId: fromId,
      takenAt: wasTakenAt,
      ...(wasStage === 'receive' && { stage: 'receive' }),
    })
    await entrustClocks(ctx, { caseId }, fromId)
    tellColleague(ctx, row, toId, 'case.assignment-undone')
    if (fromId) tellColleague(ctx, row, fromId, 'case.assignment-undone')
    await recordCase(ctx, situation.row, 'case.assignment-undone', { fromId: toId, toId: fromId, assignmentId: id })
  }
  await markUndone(ctx.db, id, undone, ctx.now)
  return { moves: results }
}
