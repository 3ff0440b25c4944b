import type { WorkItem } from '#contract/commitments.ts'
import { present } from '#domains/commitments/deadlines/service.ts'
import { readClocksById } from '#domains/commitments/deadlines/store.ts'
import { readStaffRefs } from '#domains/service/cases/store.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, visibleUnits } from '#platform/identity/service.ts'
import { readInvited } from '../invitations/service.ts'
import { INVITATION } from '../invitations/store.ts'
import { actionOf, OWES } from './rules.ts'
import { listWorkRows, type WorkRow } from './store.ts'

/** All that I owe, soonest first: my cases, what waits for anybody of my unit, and what was brought before me. */
export async function listWork(
  ctx: Ctx,
  { scope, limit }: { scope: 'mine' | 'unit'; limit: number },
): Promise<{ items: WorkItem[]; now: Date }> {
  const isUnitWide = scope === 'unit'
  const own = ctx.actor.unitId ? ctx.bank.tree.subtree(ctx.actor.unitId).map((unit) => unit.id) : []
  const rows = await listWorkRows(
    ctx.db,
    {
      staffId: ctx.actor.id as string,
      // A head-office department works for the whole bank: its own list is what its role reaches.
      unitIds: isUnitWide || ctx.actor.scope.isEverywhere ? visibleUnits(ctx) : own,
      isUnitWide,
      may: ctx.actor.may,
      dutyRoles: ctx.actor.roles.map(({ role }) => role),
    },
    limit,
  )
  const clocks = await readClocksById(
    ctx.db,
    rows.flatMap((row) => row.clockId ?? []),
  )
  const deadlines = new Map(
    (await present(ctx, clocks)).map((deadline) => [deadline.clockId, { ...deadline, leads: true }]),
  )
  const people = await readStaffRefs(
    ctx.db,
    rows.map((row) => row.responsibleId),
  )
  const progress = await progressOf(ctx, rows)
  const items = rows.map((row) => ({
    ...presentItem(ctx, row, row.clockId ? deadlines.get(row.clockId) : undefined, people.get(row.responsibleId ?? '')),
    progress: progress.get(row.subjectId) ?? null,
  }))
  return { items, now: ctx.now }
}

/** How far the duties are that take several acts, by duty. */
async function progressOf(ctx: Ctx, rows: readonly WorkRow[]) {
  const duties = rows.filter((row) => row.kind === 'duty' && row.commitmentId === INVITATION)
  const progress = new Map<string, WorkItem['progress']>()
  for (const [period, own] of Map.groupBy(duties, (row) => row.title ?? '')) {
    const invited = await readInvited(
      ctx,
      own.map((row) => row.unitId),
      period,
    )
    for (const row of own) {
      const found = invited.find(({ unitId }) => unitId === row.unitId)
      if (found) progress.set(row.subjectId, { done: found.done, of: found.owed })
    }
  }
  return progress
}

function presentItem(
  ctx: Ctx,
  row: WorkRow,
  deadline: WorkItem['deadline'] | undefined,
  responsible: WorkItem['responsible'] | undefined,
): Omit<WorkItem, 'progress'> {
  const { kind, caseId, caseNumber, title, grade, stage, subjectId, unitId, escalated } = row
  return {
    id: `${kind}:${subjectId}${escalated ? ':escalated' : ''}`,
    kind,
    caseId,
    caseNumber,
    grade,
    stage,
    subjectId,
    escalated,
    title: title ?? deadline?.title.zh ?? '',
    deadline: deadline ?? null,
    owes: deadline && kind !== 'unowned' ? deadline.title : OWES[kind],
    action: actionOf(row),
    unit: unitRef(ctx.bank.tree, unitId),
    responsible: responsible ?? null,
  }
}
