import type { LookBack, LookBackDraw } from '#contract/feedback.ts'
import { reopenAfterLookBack, verifyByLookBack } from '#domains/service/reopening/service.ts'
import { periodOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { holdLookBack, listDrawRows, listLookBackRows, personKeys, revealedSecret, saveFinding } from './store.ts'

export async function listLookBacks(
  ctx: Ctx,
  { month, mine, after, limit }: { month?: string; mine?: 'yes'; after?: string; limit: number },
) {
  const rows = await listLookBackRows(ctx.db, {
    month,
    assignedTo: mine ? (ctx.actor.id ?? undefined) : undefined,
    after,
    limit: limit + 1,
  })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map((row) => present(ctx, row)), next: last?.id ?? null }
}

function present(ctx: Ctx, row: Awaited<ReturnType<typeof listLookBackRows>>[number]): LookBack {
  const person = (id: string | null, name: string | null, post: string | null) =>
    id ? { id, name: name ?? '', post: post ?? '' } : null
  return {
    id: row.id,
    month: row.month,
    unit: unitRef(ctx.bank.tree, row.unitId),
    caseId: row.caseId,
    caseNumber: row.number,
    title: row.title,
    grade: row.grade as LookBack['grade'],
    resolvedAt: row.resolvedAt,
    why: row.why as LookBack['why'],
    state: row.state as LookBack['state'],
    finding: row.finding,
    doneAt: row.doneAt,
    resolvedBy: person(row.resolvedBy, row.resolverName, row.resolverPost),
    assignedTo: person(row.assignedTo, row.checkerName, row.checkerPost),
    doneBy: person(row.doneBy, row.doerName, row.doerPost),
  }
}

/** The certificates of a month. Before the draw there is nothing to show, and the secret is nobody's. */
export async function listDraws(ctx: Ctx, { month }: { month?: string }): Promise<LookBackDraw[]> {
  const asked = month ?? periodOf(new Date(ctx.now.getTime() - 31 * 86_400_000), 'month')
  const revealed = await revealedSecret(ctx.db, asked)
  if (!revealed) return []
  const visible = visibleUnits(ctx)
  const hex = (bytes: Buffer) => bytes.toString('hex')
  return (await listDrawRows(ctx.db, asked))
    .filter((row) => !visible || visible.includes(row.unitId))
    .map(({ unitId, seed, beacon, populationDigest, ...row }) => ({
      ...row,
      month: asked,
      unit: unitRef(ctx.bank.tree, unitId),
      seed: hex(seed),
      beacon: hex(beacon),
      populationDigest: hex(populationDigest),
      commitment: hex(revealed.commitment),
      secret: hex(revealed.secret),
    }))
}

/** Records a finding. A failure reopens the case and counts against its first resolution; a pass verifies it. */
export async function checkLookBack(
  ctx: Ctx,
  { id, passed, finding }: { id: string; passed: boolean; finding: string },
): Promise<LookBack> {
  const item = await holdLookBack(ctx.db, id)
  if (!item) throw notFound('look-back')
  if (item.state !== 'waiting') throw new Refusal('conflict', 'look-back.done-already')
  const [row] = await listLookBackRows(ctx.db, { id, limit: 1 })
  if (!row) throw notFound('look-back')
  const keys = await personKeys(ctx.db)
  if (row.resolvedBy && keys.get(row.resolvedBy) === ctx.actor.personKey)
    throw new Refusal('forbidden', 'look-back.own-work')
  if (item.assignedTo && item.assignedTo !== ctx.actor.id) throw new Refusal('forbidden', 'look-back.not-yours')
  await saveFinding(ctx.db, id, {
    state: passed ? 'passed' : 'failed',
    finding,
    doneBy: ctx.actor.id as string,
    doneAt: ctx.now,
  })
  await ctx.record({
    name: 'look-back.checked',
    subject: { kind: 'look-back', id },
    unitId: item.assignedUnitId,
    caseId: item.caseId,
    facts: { passed, caseId: item.caseId },
  })
  if (passed) await verifyByLookBack(ctx, item.caseId)
  else await reopenAfterLookBack(ctx, item.caseId, finding)
  await ctx.flush()
  const [after] = await listLookBackRows(ctx.db, { id, limit: 1 })
  return present(ctx, after ?? row)
}
