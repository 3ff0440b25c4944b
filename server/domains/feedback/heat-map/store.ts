import { type RawBuilder, sql } from 'kysely'
import { type Day, formatDay, parseDay } from '#platform/calendar/day.ts'
import type { Db } from '#platform/db/db.ts'

/** Which counts: of these units, or of the whole bank where they are undefined. */
export type Tally = { unitIds: readonly string[] | undefined; tier?: string | undefined }
export type WeekCount = { weekOn: string; business: string; nature: string; n: number }

// Folded counts and what happened since, in one statement: one snapshot, and so exactly what counting the rows gives.
const source = ({ unitIds, tier }: Tally, fromOn: string, untilOn: string): RawBuilder<unknown> => {
  const where = sql`week_on between ${fromOn}::date and ${untilOn}::date ${tier === undefined ? sql`` : sql`and tier = ${tier}`}`
  return unitIds
    ? sql`select week_on, business, nature, tier, n from feedback_tally where unit_id = any (${unitIds}::uuid[]) and ${where}
        union all
        select week_on, business, nature, tier, change from feedback_tally_delta where unit_id = any (${unitIds}::uuid[]) and ${where}`
    : sql`select week_on, business, nature, tier, n from bank_tally where ${where}
        union all select week_on, business, nature, tier, change from feedback_tally_delta where ${where}`
}

/** Counts by week (its Monday), business and nature, both weeks included. */
export async function countByWeek(db: Db, tally: Tally, fromOn: Day, untilOn: Day): Promise<WeekCount[]> {
  const { rows } = await sql<WeekCount>`
    select week_on::text as week_on, business, nature, sum(n)::int as n
    from (${source(tally, formatDay(fromOn), formatDay(untilOn))}) counted
    group by 1, 2, 3 having sum(n) <> 0`.execute(db)
  return rows
}

/** One week's counts with their tiers. */
export async function countByTier(
  db: Db,
  tally: Tally,
  weekOn: Day,
): Promise<(Omit<WeekCount, 'weekOn'> & { tier: string })[]> {
  const day = formatDay(weekOn)
  const { rows } = await sql<Omit<WeekCount, 'weekOn'> & { tier: string }>`
    select business, nature, tier, sum(n)::int as n from (${source(tally, day, day)}) counted
    group by 1, 2, 3 having sum(n) <> 0`.execute(db)
  return rows
}

/** The Monday of the first week of which there is feedback. */
export async function firstWeekOn(db: Db, { unitIds }: Tally): Promise<Day | undefined> {
  const folded = unitIds
    ? sql`select min(first.week_on) as week_on from unnest(${unitIds}::uuid[]) u (id)
        cross join lateral (select min(t.week_on) as week_on from feedback_tally t where t.unit_id = u.id) first`
    : sql`select min(week_on) as week_on from bank_tally`
  const { rows } = await sql<{ weekOn: string | null }>`
    select min(week_on)::text as week_on from (${folded} union all select min(week_on) from feedback_tally_delta
      ${unitIds ? sql`where unit_id = any (${unitIds}::uuid[])` : sql``}) both_of_them`.execute(db)
  const [row] = rows
  return row?.weekOn ? parseDay(row.weekOn) : undefined
}

export async function foldTally(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select fold_feedback_tally(${most}) as folded`.execute(db)
  return rows[0]?.folded ?? 0
}
