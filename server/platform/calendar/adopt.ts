import type { Ctx } from '../context.ts'
import { dayOf, formatDay } from './day.ts'
import { nationalLayer } from './read-china.ts'

/** How many years beyond this one a date may reach: a provisional year is better than no date. */
const YEARS_AHEAD = 2

/**
 * Brings the nation's days that ship with the product into the database, where a bank's own loads override them: a year
 * that is there and confirmed stays as it is. Years not announced yet are there as provisional.
 */
export async function adoptChina(ctx: Ctx): Promise<void> {
  const layer = nationalLayer(ctx.bank.manual.china)
  const known = new Map(
    (await ctx.db.selectFrom('calendarYear').select(['year', 'status']).where('calendar', '=', 'cn').execute()).map(
      (row) => [row.year, row.status],
    ),
  )
  const thisYear = Number(formatDay(dayOf(ctx.now)).slice(0, 4))
  const last = Math.max(thisYear + YEARS_AHEAD, ...layer.years.keys())
  const first = Math.min(...layer.years.keys())
  for (let year = first; year <= last; year++) {
    const status = layer.years.get(year) ?? 'provisional'
    if (known.get(year) === 'confirmed' || known.get(year) === status) continue
    await ctx.db
      .insertInto('calendarYear')
      .values({ calendar: 'cn', year, status, source: 'manual/calendar/china.yaml' })
      .onConflict((c) => c.columns(['calendar', 'year']).doUpdateSet({ status, source: 'manual/calendar/china.yaml' }))
      .execute()
    const days = [...layer.days]
      .map(([day, mark]) => ({ day: formatDay(day), mark }))
      .filter(({ day }) => day.startsWith(`${year}-`))
    for (const { day, mark } of days)
      await ctx.db
        .insertInto('calendarDay')
        .values({ calendar: 'cn', day, kind: mark.kind, name: mark.name, source: mark.source ?? '' })
        .onConflict((c) =>
          c.columns(['calendar', 'day']).doUpdateSet({ kind: mark.kind, name: mark.name, source: mark.source ?? '' }),
        )
        .execute()
  }
}
