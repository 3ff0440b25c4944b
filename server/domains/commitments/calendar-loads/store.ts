import { sql } from 'kysely'
import { formatDay } from '#platform/calendar/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Clock } from '../deadlines/store.ts'
import type { CalendarLoad, Span } from './rules.ts'

/**
 * The promises whose date still runs, held until this transaction ends, so that none is broken by the old date while
 * the new one is written. What is broken stays so, and what is paused has no date to move.
 */
export async function holdRunningClocks(db: Db): Promise<Clock[]> {
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('closedAt', 'is', null)
    .where('state', '=', 'running')
    .orderBy('dueAt')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as Clock[]
}

export async function caseNumbers(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('serviceCase')
    .select(['id', 'number'])
    .where(sql<boolean>`id = any (${[...new Set(caseIds)]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

export async function replaceDays(db: Db, { from, until }: Span, load: CalendarLoad): Promise<void> {
  const { calendar, source, days } = load
  await db
    .deleteFrom('calendarDay')
    .where('calendar', '=', calendar)
    .where('day', '>=', from)
    .where('day', '<', until)
    .execute()
  await db
    .insertInto('calendarDay')
    .values(days.map(({ day, kind, name }) => ({ calendar, day: formatDay(day), kind, name, source })))
    .onConflict((c) =>
      c.columns(['calendar', 'day']).doUpdateSet((row) => ({
        kind: row.ref('excluded.kind'),
        name: row.ref('excluded.name'),
        source: row.ref('excluded.source'),
      })),
    )
    .execute()
}

export async function confirmYear(db: Db, { calendar, year, source }: CalendarLoad): Promise<void> {
  await db
    .insertInto('calendarYear')
    .values({ calendar, year, status: 'confirmed', source })
    .onConflict((c) => c.columns(['calendar', 'year']).doUpdateSet({ status: 'confirmed', source }))
    .execute()
}

/** So that December's deadlines have a date to run into; what is known of that year stays. */
export async function openYear(db: Db, { calendar, year, source }: CalendarLoad): Promise<void> {
  await db
    .insertInto('calendarYear')
    .values({ calendar, year: year + 1, status: 'provisional', source })
    .onConflict((c) => c.columns(['calendar', 'year']).doNothing())
    .execute()
}

export type NewDates = Pick<Clock, 'id' | 'dueAt' | 'isProvisional' | 'wakeStep' | 'nextWakeAt'>

/** One statement for all of them. */
export async function saveDates(db: Db, clocks: readonly NewDates[]): Promise<void> {
  const rows = clocks.map((it) => ({
    id: it.id,
    due_at: it.dueAt,
    is_provisional: it.isProvisional,
    wake_step: it.wakeStep,
    next_wake_at: it.nextWakeAt,
  }))
  await sql`
    update clock c set due_at = n.due_at, is_provisional = n.is_provisional, wake_step = n.wake_step,
      next_wake_at = n.next_wake_at
    from json_populate_recordset(null::clock, ${JSON.stringify(rows)}::json) n where c.id = n.id`.execute(db)
}
