import { sql } from 'kysely'
import type { PeriodBounds } from '#platform/calendar/period.ts'
import type { Db } from '#platform/db/db.ts'

export type Cell = { business: string; nature: string; tier: string; n: number }
export type Problem = { business: string; nature: string; n: number; example: string | null }

export async function hasAnalysis(db: Db, week: string, unitId: string): Promise<boolean> {
  const row = await db
    .selectFrom('weeklyAnalysis')
    .select('week')
    .where('week', '=', week)
    .where('unitId', '=', unitId)
    .executeTakeFirst()
  return row !== undefined
}

export async function countByAxes(db: Db, { from, to }: PeriodBounds): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select business, nature, tier, count(*)::int as n from feedback where received_at >= ${from} and received_at < ${to}
    group by 1, 2, 3 order by n desc, 1, 2, 3`.execute(db)
  return rows
}

/** What most customers meet, praise and questions apart; with one case's number to begin reading at. */
export async function frequentProblems(db: Db, { from, to }: PeriodBounds): Promise<Problem[]> {
  const { rows } = await sql<Problem>`
    select business, nature, count(*)::int as n, min(number) as example from feedback
    where received_at >= ${from} and received_at < ${to} and nature not in ('praise', 'enquiry')
    group by 1, 2 order by n desc, 1, 2 limit 10`.execute(db)
  return rows
}

/** What may do harm, however rare: grade I, and whatever touches the safety of money or information. */
export async function riskyProblems(db: Db, { from, to }: PeriodBounds): Promise<Problem[]> {
  const { rows } = await sql<Problem>`
    select f.business, f.nature, count(*)::int as n, min(f.number) as example from feedback f left join service_case c on c.id = f.case_id
    where f.received_at >= ${from} and f.received_at < ${to} and (c.grade = 'I' or f.nature in ('fund_security', 'info_security'))
    group by 1, 2 order by n desc, 1, 2 limit 10`.execute(db)
  return rows
}
