import type { BoardCommitment, BoardEvidence, BoardQuery, BoardRow } from '#contract/commitments.ts'
import { type PeriodBounds, periodBounds, periodOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import type { Definition, TargetDefinition } from '../definitions/rules.ts'
import { definitionsOf } from '../definitions/service.ts'
import { targetState, wilson } from '../targets/rules.ts'
import type { Measures } from '../targets/service.ts'
import { stateOfClause, stateOfCounts } from './rules.ts'
import { type ClockClass, countClocks, type EvidenceRow, listClocks, type Span } from './store.ts'

type Board = { unit: BoardEvidence['unit']; period: string; rows: BoardRow[] }

/** Every clause of the manual, live, for a unit with all below it and a period (手册履约看板). */
export const readBoard =
  (measures: Measures) =>
  async (ctx: Ctx, query: BoardQuery): Promise<Board> => {
    const { unitId, unitIds, bounds, period } = readAsked(ctx, query)
    const counted = await countClocks(ctx.db, { unitIds, ...bounds })
    const { byId } = await definitionsOf(ctx)
    const lines: BoardCommitment[] = []
    const clauseOf = new Map<string, string>()
    for (const [id, versions] of byId) {
      // The newest version that was in force in the period names the line; none of them were: the line is not shown.
      const version = versions.findLast(
        (it) => it.effectiveAt < bounds.to && (it.endedAt === null || it.endedAt > bounds.from),
      )
      if (!version) continue
      clauseOf.set(id, version.definition.clause)
      lines.push(
        await lineOf(
          ctx,
          version.definition,
          counted.filter((row) => row.commitmentId === id),
          measures,
          unitIds,
          bounds,
        ),
      )
    }
    const rows = ctx.bank.manual.clauses.map((clause): BoardRow => {
      const commitments = lines.filter((line) => clauseOf.get(line.commitmentId) === clause.id)
      return {
        clause: clause.id,
        title: clause.title,
        says: clause.says,
        state: stateOfClause(commitments.map((line) => line.state)),
        commitments,
      }
    })
    return { unit: unitRef(ctx.bank.tree, unitId), period, rows }
  }

function readAsked(ctx: Ctx, { unitId, period }: BoardQuery) {
  const asked = unitId ?? widestUnit(ctx)
  if (!asked) throw notFound('unit')
  const name = period ?? periodOf(ctx.now, 'month')
  return { unitId: asked, unitIds: unitsAskedFor(ctx, asked), period: name, bounds: boundsOf(name) }
}

/** All that the reader may see, to begin with: who serves the whole bank answers for more than their own department. */
function widestUnit({ actor, bank }: Ctx): string | undefined {
  const { isEverywhere, roots } = actor.scope
  return (isEverywhere ? undefined : roots[0]) ?? bank.tree.headOffice?.id
}

function boundsOf(period: string): PeriodBounds {
  try {
    return periodBounds(period)
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('invalid', 'board.unknown-period', { period })
    throw error
  }
}

async function lineOf(
  ctx: Ctx,
  definition: Definition,
  counted: { counts: ClockClass; n: number }[],
  measures: Measures,
  unitIds: readonly string[],
  bounds: PeriodBounds,
): Promise<BoardCommitment> {
  const of = (name: ClockClass) => counted.find((row) => row.counts === name)?.n ?? 0
  const counts = {
    kept: of('kept'),
    running: of('running'),
    atRisk: of('at-risk'),
    broken: of('broken'),
    superseded: of('superseded'),
  }
  const target = definition.kind === 'target' ? await measureTarget(ctx, definition, measures, unitIds, bounds) : null
  return {
    commitmentId: definition.id,
    title: definition.title,
    kind: definition.kind,
    basis: definition.basis,
    state: target ? targetState(target, target.atLeastPercent, bounds.to <= ctx.now) : stateOfCounts(counts),
    ...counts,
    target,
  }
}

async function measureTarget(
  ctx: Ctx,
  { measure, atLeastPercent, units }: TargetDefinition,
  measures: Measures,
  unitIds: readonly string[],
  bounds: PeriodBounds,
) {
  const measured = unitIds.filter((id) => units.includes(ctx.bank.tree.unit(id).kind))
  const share = await measureNamed(measures, measure).count(ctx, measured, bounds)
  return { ...share, ...wilson(share), atLeastPercent }
}

function measureNamed(measures: Measures, name: string) {
  const found = measures.get(name)
  if (!found) throw new Error(`no domain lends the measure ${name}`)
  return found
}

type EvidenceQuery = BoardQuery & {
  commitmentId: string
  counts?: BoardEvidence['counts']
  after?: string
  limit: number
}

/** The rows behind a figure: asked for all pages, exactly as many as the figure says. */
export const listEvidence = (measures: Measures) => async (ctx: Ctx, query: EvidenceQuery) => {
  const { unitIds, bounds } = readAsked(ctx, query)
  const { byId } = await definitionsOf(ctx)
  const definition = byId.get(query.commitmentId)?.at(-1)?.definition
  if (!definition) throw notFound('commitment')
  return definition.kind === 'target'
    ? evidenceOfTarget(ctx, definition, measures, unitIds, bounds, query)
    : evidenceOfClocks(ctx, definition.title.zh, { unitIds, ...bounds }, query)
}

async function evidenceOfClocks(
  ctx: Ctx,
  title: string,
  span: Span,
  { commitmentId, counts, after, limit }: EvidenceQuery,
) {
  if (counts === 'in' || counts === 'out') return { items: [], next: null }
  const cursor = after === undefined ? undefined : readCursor(after)
  const rows = await listClocks(
    ctx.db,
    commitmentId,
    span,
    counts,
    cursor && { dueAt: cursor.at, id: cursor.id },
    limit + 1,
  )
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => presentRow(ctx, title, row)),
    next: last ? writeCursor({ at: last.dueAt, id: last.clockId }) : null,
  }
}

function presentRow(ctx: Ctx, title: string, row: EvidenceRow): BoardEvidence {
  const { unitId, responsibleId, responsibleName, responsiblePost, period, ...rest } = row
  return {
    ...rest,
    title: row.title ?? `${title}${period ? ` ${period}` : ''}`,
    unit: unitRef(ctx.bank.tree, unitId),
    responsible: responsibleId ? { id: responsibleId, name: responsibleName ?? '', post: responsiblePost ?? '' } : null,
  }
}

async function evidenceOfTarget(
  ctx: Ctx,
  { measure, units }: TargetDefinition,
  measures: Measures,
  unitIds: readonly string[],
  bounds: PeriodBounds,
  { counts, after, limit }: EvidenceQuery,
) {
  const measured = unitIds.filter((id) => units.includes(ctx.bank.tree.unit(id).kind))
  const offset = after === undefined ? 0 : Number.parseInt(after, 10)
  if (!Number.isSafeInteger(offset) || offset < 0) throw new Refusal('invalid', 'bad-cursor')
  const wanted = counts === 'in' || counts === 'out' ? counts : undefined
  const rows = await measureNamed(measures, measure).rows(ctx, measured, bounds, {
    counts: wanted,
    offset,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit).map(
    ({ at, isIn, unitId, ...row }): BoardEvidence => ({
      ...row,
      clockId: null,
      unit: unitRef(ctx.bank.tree, unitId),
      responsible: null,
      startedAt: at,
      dueAt: at,
      closedAt: null,
      state: isIn ? 'met' : 'running',
      counts: isIn ? 'in' : 'out',
    }),
  )
  return { items, next: rows.length > limit ? String(offset + limit) : null }
}
