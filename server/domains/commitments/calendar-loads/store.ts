import { formatDay } from '#platform/calendar/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { CalendarLoad, Span } from './rules.ts'

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
