import type { BankCalendar, CalendarForesight, DayOfYear } from '#contract/calendars.ts'
import type { AnnouncedDay } from '#platform/calendar/announced-day.ts'
import { type Calendar, createCalendar } from '#platform/calendar/calendar.ts'
import { dayFrom, formatDay, parseDay } from '#platform/calendar/day.ts'
import type { Layer } from '#platform/calendar/layer.ts'
import { readDays } from '#platform/calendar/read-days.ts'
import { LINE_PREFIX, NATION, unitCalendars } from '#platform/calendar/unit-calendars.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor } from '#platform/identity/service.ts'
import { OrgTree } from '#platform/identity/tree.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { decodeText } from '#platform/uploads/decode.ts'
import { foreseeLoad, loadCalendar } from '../calendar-loads/service.ts'
import { type MovedPromise, movedBy, openPromises, redate } from '../redating/service.ts'
import { readYears, setCalendar } from './store.ts'

const MOST_SHOWN = 200

export async function listCalendars(ctx: Ctx): Promise<BankCalendar[]> {
  const units = [...ctx.bank.tree.units.values()]
  const byName = Map.groupBy(await readYears(ctx.db), (row) => row.calendar)
  const names = new Set([NATION, ...byName.keys(), ...units.map((unit) => unit.calendar)])
  return [...names].map((name) => ({
    name,
    level: name === NATION ? 'national' : name.startsWith(LINE_PREFIX) ? 'line' : 'branch',
    units: units
      .filter((unit) => (name === NATION ? unit.kind === 'head-office' : unit.calendar === name || unit.code === name))
      .map((unit) => unitRef(ctx.bank.tree, unit.id)),
    years: (byName.get(name) ?? []).map(({ year, status, source, marked }) => ({
      year,
      status: status === 'provisional' ? 'provisional' : 'confirmed',
      source,
      marked,
    })),
  }))
}

export async function readCalendarYear(
  ctx: Ctx,
  { name, year }: { name: string; year: number },
): Promise<{ year: number; days: DayOfYear[] }> {
  const calendar = calendarNamed(ctx, name)
  const [first, last] = [dayFrom(year, 1, 1), dayFrom(year, 12, 31)]
  if (first < calendar.first || last > calendar.last) return { year, days: [] }
  return {
    year,
    days: Array.from({ length: last - first + 1 }, (_, nth) => {
      const { kind, reason, status, name, source } = calendar.describe(first + nth)
      return { day: formatDay(first + nth), kind, reason, status, name: name ?? null, source: source ?? null }
    }),
  }
}

/** The nation's, a unit's with all that it lies upon, or a line's upon the nation's. */
function calendarNamed(ctx: Ctx, name: string): Calendar {
  const { national, others } = ctx.bank.layers
  if (name === NATION) return createCalendar([national])
  const unit = ctx.bank.tree.byCode(name)
  if (unit) return ctx.bank.calendarOf(unit.id)
  const line: Layer = others.get(name) ?? { level: 'line', days: new Map() }
  if (!name.startsWith(LINE_PREFIX)) throw notFound('calendar')
  return createCalendar([national, line])
}

type Load = {
  name: string
  year: number
  source: string
  file?: string
  days?: { day: string; kind: 'working' | 'rest'; name: string }[]
  isConfirmed: boolean
}

/** A year's days, out of a file or by hand: first which running dates would move, and confirmed, they do. */
export async function loadCalendarYear(ctx: Ctx, { name, year, source, file, days, isConfirmed }: Load) {
  refuseElsewhere(ctx)
  const decoded = file === undefined ? undefined : decodeText(file)
  const read = decoded ? readDays(decoded.text) : { days: byHand(days ?? []), problems: [] }
  const told = { encoding: decoded?.encoding ?? null, days: read.days.length, problems: read.problems.slice(0, 200) }
  if (read.problems.length > 0) {
    if (isConfirmed) throw new Refusal('invalid', 'table.has-problems', { count: read.problems.length })
    return { ...told, ...foresight([], false) }
  }
  const load = { calendar: name, year, source, days: read.days }
  return { ...told, ...foresight(await (isConfirmed ? loadCalendar : foreseeLoad)(ctx, load), isConfirmed) }
}

const byHand = (days: NonNullable<Load['days']>): AnnouncedDay[] =>
  days.map(({ day, kind, name }, nth) => ({ line: nth + 1, day: parseDay(day) as number, kind, name }))

const foresight = (
  moved: readonly MovedPromise[],
  isDone: boolean,
): Pick<CalendarForesight, 'isDone' | 'movedCount' | 'moved'> => ({
  isDone,
  movedCount: moved.length,
  moved: moved.slice(0, MOST_SHOWN),
})

/** A unit with all below it follows another calendar, and its running promises with it. */
export async function followCalendar(
  ctx: Ctx,
  { name, unitId, isConfirmed }: { name: string; unitId: string; isConfirmed: boolean },
): Promise<CalendarForesight> {
  refuseElsewhere(ctx)
  unitsAskedFor(ctx, unitId)
  if (name !== NATION && !ctx.bank.layers.others.has(name))
    throw new Refusal('invalid', 'calendar.unknown', { calendar: name })
  const units = [...ctx.bank.tree.units.values()]
  const was = ctx.bank.tree.unit(unitId).calendar
  if (was === name) throw new Refusal('invalid', 'calendar.followed-already')
  const tree = new OrgTree(units.map((unit) => (unit.id === unitId ? { ...unit, calendar: name } : unit)))
  const calendarAfter = unitCalendars(tree, ctx.bank.layers)
  const open = await openPromises(ctx)
  const moved = await movedBy(ctx, open, calendarAfter)
  if (isConfirmed) {
    await setCalendar(ctx.db, unitId, name)
    await ctx.record({
      name: 'unit.calendar-changed',
      subject: { kind: 'unit', id: unitId },
      unitId,
      facts: { was, becomes: name, moved: moved.length },
    })
    await redate(ctx, open, moved, calendarAfter)
  }
  return { encoding: null, days: 0, problems: [], ...foresight(moved, isConfirmed) }
}

/** A calendar moves promises everywhere: it is kept for the whole bank. */
function refuseElsewhere(ctx: Ctx): void {
  if (!ctx.actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'calendar.manage' })
}
