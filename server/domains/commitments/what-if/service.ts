import { setImmediate } from 'node:timers/promises'
import type { CommitmentLimit, WhatIf } from '#contract/definitions.ts'
import { DAY_MILLISECONDS } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { definitionsOf, versionOf } from '../definitions/service.ts'
import { nothingCounted, type Replayed, replay, type Side, sideOf } from './rules.ts'
import { type LivedRow, numbersOfCases, readLived, readLivedPauses } from './store.ts'

const DAYS = 90
/** A quarter of a million of one promise are a bank of the largest; they take some three seconds. */
const MOST_CLOCKS = 250_000
const MOST_SIDES = 200
/** So that a process that replays still answers others in between. */
const AT_A_STRETCH = 5_000

type Asked = CommitmentLimit & { id: string }
type Change = { row: LivedRow; was: Side; becomes: Replayed }

/** The last ninety days of one promise, lived again under another number. Writes nothing. */
export async function askWhatIf(ctx: Ctx, { id, amount, unit }: Asked): Promise<WhatIf> {
  const definitions = await definitionsOf(ctx)
  const versions = definitions.byId.get(id)
  if (!versions) throw notFound('commitment')
  if (versions.at(-1)?.definition.kind === 'target') throw new Refusal('invalid', 'what-if.no-clocks')
  const from = new Date(ctx.now.getTime() - DAYS * DAY_MILLISECONDS)
  const rows = await readLived(ctx.db, id, visibleUnits(ctx), from, MOST_CLOCKS + 1)
  const pauses = await readLivedPauses(ctx.db, id, from)
  const limit = { amount, unit }
  const sum = { was: nothingCounted(), becomes: nothingCounted() }
  const units = new Map<string, typeof sum>()
  const changes: Change[] = []
  let unexplained = 0
  for (const [nth, row] of rows.slice(0, MOST_CLOCKS).entries()) {
    if (nth % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate()
    const { definition } = versionOf(definitions, id, row.version)
    const lived = { ...row, pauses: pauses.get(row.id) ?? [] }
    const calendar = ctx.bank.calendarOf(row.unitId)
    const was = sideOf(row, ctx.now)
    const again = replay(lived, definition, calendar, definition.limit, ctx.now)
    // What the same number does not bring about again, another one cannot be asked about.
    if (again.dueAt?.getTime() !== row.dueAt.getTime() || again.side !== was) {
      unexplained += 1
      continue
    }
    const becomes = replay(lived, definition, calendar, limit, ctx.now)
    const own = units.get(row.unitId) ?? { was: nothingCounted(), becomes: nothingCounted() }
    units.set(row.unitId, own)
    for (const counts of [sum, own]) {
      counts.was[was] += 1
      counts.becomes[becomes.side] += 1
    }
    if (becomes.side !== was) changes.push({ row, was, becomes })
  }
  return {
    limit,
    from,
    until: ctx.now,
    clocks: Math.min(rows.length, MOST_CLOCKS),
    isCut: rows.length > MOST_CLOCKS,
    unexplained,
    ...sum,
    units: [...units]
      .map(([unitId, counts]) => ({ unit: unitRef(ctx.bank.tree, unitId), ...counts }))
      .sort((a, b) => a.unit.code.localeCompare(b.unit.code)),
    changing: changes.length,
    sides: await presentSides(ctx, changes.slice(0, MOST_SIDES)),
  }
}

async function presentSides(ctx: Ctx, changes: readonly Change[]): Promise<WhatIf['sides']> {
  const numbers = await numbersOfCases(
    ctx.db,
    changes.flatMap(({ row }) => row.caseId ?? []),
  )
  return changes.map(({ row, was, becomes }) => ({
    clockId: row.id,
    caseId: row.caseId,
    caseNumber: row.caseId ? (numbers.get(row.caseId) ?? null) : null,
    unit: unitRef(ctx.bank.tree, row.unitId),
    startedAt: row.startedAt,
    closedAt: row.closedAt,
    wasDueAt: row.dueAt,
    becomesDueAt: becomes.dueAt,
    was,
    becomes: becomes.side,
  }))
}
