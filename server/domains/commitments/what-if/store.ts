import { sql } from 'kysely'
import type { ClockState } from '#contract/words.ts'
import type { Db } from '#platform/db/db.ts'
import type { PauseRow } from '../wakes/rules.ts'

export type LivedRow = {
  id: string
  version: number
  unitId: string
  caseId: string | null
  startedAt: Date
  dueAt: Date
  closedAt: Date | null
  closedWhy: string | null
  state: ClockState
}

/** The clocks of one promise that started since a moment, newest first: an index scan that ends at the limit. */
export async function readLived(
  db: Db,
  commitmentId: string,
  unitIds: readonly string[] | undefined,
  since: Date,
  limit: number,
): Promise<LivedRow[]> {
  const mine = unitIds ? sql`and unit_id = any (${unitIds}::uuid[])` : sql``
  const { rows } = await sql<LivedRow>`
    select id, version, unit_id, case_id, started_at, due_at, closed_at, closed_why, state from clock
    where commitment_id = ${commitmentId} and started_at >= ${since} ${mine} order by started_at desc limit ${limit}`.execute(
    db,
  )
  return rows
}

/** The pauses of those clocks, in order; most have none. */
export async function readLivedPauses(
  db: Db,
  commitmentId: string,
  since: Date,
): Promise<ReadonlyMap<string, PauseRow[]>> {
  const { rows } = await sql<PauseRow & { clockId: string }>`
    select s.clock_id, s.from_at, s.to_at from clock_segment s join clock c on c.id = s.clock_id
    where c.commitment_id = ${commitmentId} and c.started_at >= ${since} order by s.from_at`.execute(db)
  return Map.groupBy(rows, (row) => row.clockId)
}

export async function numbersOfCases(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from service_case where id = any (${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}
