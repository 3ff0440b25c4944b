import { sql } from 'kysely'
import type { DayStatus } from '#platform/calendar/layer.ts'
import type { Db } from '#platform/db/db.ts'
import type { Clock } from '../deadlines/store.ts'

export type LoadedDay = { day: string; kind: 'working' | 'rest'; name: string }

/** Takes the place of what the calendar said of these days; the year is confirmed from now on. */
export async function replaceDays(
  db: Db,
  calendar: string,
  year: number,
  days: readonly LoadedDay[],
  source: string,
): Promise<void> {
  await db
    .deleteFrom('calendarDay')
    .where('calendar', '=', calendar)
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute()
  for (const { day, kind, name } of days)
    await db
      .insertInto('calendarDay')
      .values({ calendar, day, kind, name, source })
      .onConflict((c) => c.columns(['calendar', 'day']).doUpdateSet({ kind, name, source }))
      .execute()
  const status: DayStatus = 'confirmed'
  await db
    .insertInto('calendarYear')
    .values({ calendar, year, status, source })
    .onConflict((c) => c.columns(['calendar', 'year']).doUpdateSet({ status, source }))
    .execute()
}

export type OpenClock = Clock & { caseNumber: string | null }

/** Every clock that still runs or waits to be met late, held, with its case's number. */
export async function holdOpenClocks(db: Db): Promise<OpenClock[]> {
  const { rows } = await sql<OpenClock>`
    select k.*, c.number as case_number from clock k left join service_case c on c.id = k.case_id
    where k.closed_at is null order by k.due_at, k.id for update of k`.execute(db)
  return rows
}

export async function moveClock(
  db: Db,
  id: string,
  moved: { dueAt: Date; isProvisional: boolean; nextWakeAt: Date | null },
): Promise<void> {
  await db.updateTable('clock').set(moved).where('id', '=', id).execute()
}
