import { type Load, type Need, NeedKind } from '#contract/team.ts'
import { present } from '#domains/commitments/deadlines/service.ts'
import { readClocksById } from '#domains/commitments/deadlines/store.ts'
import { readStaffRefs } from '#domains/service/cases/store.ts'
import { dayOf, startOfDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { notFound } from '#platform/refusal.ts'
import { listLoads, listNeeds, type NeedRow, setAwayUntil, unitOf } from './store.ts'

/** A hand-over that was refused is forgotten after a week: by then its clock speaks for it. */
const REMEMBERED_MILLISECONDS = 7 * 86_400_000

/** What needs who leads now, most pressing kind first, and what everybody carries. One case is named once. */
export async function readTeam(ctx: Ctx, { unitId }: { unitId?: string }) {
  const home = unitId ?? ctx.actor.roles.find(({ unitId: at }) => ctx.bank.tree.units.has(at))?.unitId
  const root = home ?? (ctx.actor.unitId as string)
  const units = unitsAskedFor(ctx, root)
  const ask = {
    staffId: ctx.actor.id as string,
    unitIds: ctx.bank.tree.headOffice?.id === root ? visibleUnits(ctx) : units,
    now: ctx.now,
    since: new Date(ctx.now.getTime() - REMEMBERED_MILLISECONDS),
    mayApprove: ctx.actor.may.has('case.approve'),
  }
  const seen = new Set<string>()
  const rows: NeedRow[] = []
  const counts = {} as Record<NeedKind, number>
  for (const kind of NeedKind.options) {
    const found = await listNeeds(ctx.db, kind, ask)
    counts[kind] = found.count
    for (const row of found.rows) {
      if (seen.has(row.caseId) && kind !== 'approval') continue
      seen.add(row.caseId)
      rows.push(row)
    }
  }
  return {
    unit: unitRef(ctx.bank.tree, root),
    needs: await presentNeeds(ctx, rows),
    counts,
    ...(await loads(ctx, units)),
  }
}

async function presentNeeds(ctx: Ctx, rows: readonly NeedRow[]): Promise<Need[]> {
  const people = await readStaffRefs(
    ctx.db,
    rows.flatMap((row) => [row.ownerId, row.byId]),
  )
  const clocks = await readClocksById(
    ctx.db,
    rows.flatMap((row) => row.clockId ?? []),
  )
  const deadlines = new Map((await present(ctx, clocks)).map((it) => [it.clockId, { ...it, leads: true }]))
  return rows.map(({ unitId, ownerId, byId, clockId, ...row }) => ({
    ...row,
    unit: unitRef(ctx.bank.tree, unitId),
    owner: people.get(ownerId ?? '') ?? null,
    by: people.get(byId ?? '') ?? null,
    deadline: deadlines.get(clockId ?? '') ?? null,
  }))
}

async function loads(ctx: Ctx, unitIds: readonly string[]): Promise<{ loads: Load[]; now: Date }> {
  const roles = ctx.bank.manual.roles.filter((role) => role.may.includes('case.work')).map((role) => role.id)
  const endOfDay = startOfDay(dayOf(ctx.now) + 1)
  const rows = await listLoads(ctx.db, { unitIds, roles, now: ctx.now, endOfDay })
  const people = await readStaffRefs(
    ctx.db,
    rows.flatMap((row) => [row.id, row.deputyId]),
  )
  return {
    now: ctx.now,
    loads: rows.map(({ id, unitId, deputyId, ...row }) => ({
      ...row,
      staff: people.get(id) ?? { id, name: '', post: '' },
      unit: unitRef(ctx.bank.tree, unitId),
      deputy: people.get(deputyId ?? '') ?? null,
    })),
  }
}

/** Whoever is away is assigned nothing; what they own stays theirs, and their deputy acts for them. */
export async function setAway(
  ctx: Ctx,
  { staffId, untilOn }: { staffId: string; untilOn: string | null },
): Promise<{ ok: true }> {
  const unitId = await unitOf(ctx.db, staffId)
  const visible = visibleUnits(ctx)
  if (!unitId || (visible && !visible.includes(unitId))) throw notFound('staff')
  await setAwayUntil(ctx.db, staffId, untilOn)
  await ctx.record({ name: 'staff.away', subject: { kind: 'staff', id: staffId }, unitId, facts: { untilOn } })
  return { ok: true }
}
