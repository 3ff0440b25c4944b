import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Tally } from './rules.ts'

type Span = { unitIds: readonly string[]; from: Date; to: Date }
export type DayTally = Tally & { on: string; counterId: string | null }

/** By the bank's day, counter and star: at most a few hundred rows, however many ratings there are. */
export async function tallyRatings(db: Db, { unitIds, from, to }: Span): Promise<DayTally[]> {
  const { rows } = await sql<DayTally>`
    select to_char(rated_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "on", counter_id, rating, count(*)::int as n
    from rating where unit_id = any (${unitIds}::uuid[]) and rated_at >= ${from} and rated_at < ${to}
    group by 1, 2, 3`.execute(db)
  return rows
}

/** Counters by their ids, closed ones as well. */
export async function namesOfCounters(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('counter')
    .select(['id', 'unitId', 'name', 'nameEn'])
    .where('id', 'in', [...ids])
    .execute()
}
