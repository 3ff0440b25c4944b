import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

export type YearRow = { calendar: string; year: number; status: string; source: string; marked: number }

/** Every year that a calendar has: by its own word, or by the days that are marked in it. */
export async function readYears(db: Db): Promise<YearRow[]> {
  const { rows } = await sql<YearRow>`
    with marked as (select calendar, extract(year from day)::int as year, count(*)::int as n, min(source) as source
      from calendar_day group by 1, 2)
    select coalesce(y.calendar, m.calendar) as calendar, coalesce(y.year, m.year) as year, coalesce(y.status, 'confirmed') as status,
      coalesce(y.source, m.source) as source, coalesce(m.n, 0) as marked
    from calendar_year y full join marked m on m.calendar = y.calendar and m.year = y.year order by 1, 2 desc`.execute(
    db,
  )
  return rows
}

export async function setCalendar(db: Db, unitId: string, calendar: string): Promise<void> {
  await db
    .updateTable('orgUnit')
    .set((eb) => ({ calendar, version: eb('version', '+', 1) }))
    .where('id', '=', unitId)
    .execute()
}
