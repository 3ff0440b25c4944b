import type { AnnouncedDay } from '#platform/calendar/announced-day.ts'
import { type Calendar, createCalendar } from '#platform/calendar/calendar.ts'
import { formatDay } from '#platform/calendar/day.ts'
import { readLayers } from '#platform/configuration.ts'
import type { Ctx } from '#platform/context.ts'
import { Refusal } from '#platform/refusal.ts'
import { definitionsOf, versionOf } from '../definitions/service.ts'
import { pausesOf } from '../heartbeat/store.ts'
import { wakesOf } from '../wakes/rules.ts'
import { holdOpenClocks, moveClock, type OpenClock, replaceDays } from './store.ts'

export type CalendarLoad = { calendar: string; year: number; days: readonly AnnouncedDay[]; source: string }
export type Moved = {
  clockId: string
  caseNumber: string | null
  title: string
  from: Date
  to: Date
  isProvisional: boolean
}

const NATION = 'cn'

/**
 * Loads a year's notice, or the days of a line or a unit, and moves every open deadline that counted on what was only
 * provisional; a broken promise is not un-broken by it. With `isDryRun` nothing is kept: the list is what would move.
 */
export async function loadCalendar(ctx: Ctx, load: CalendarLoad, isDryRun: boolean): Promise<Moved[]> {
  const { calendar, year, source } = load
  const isKnown = calendar === NATION || calendar.startsWith('line-') || ctx.bank.tree.byCode(calendar) !== undefined
  if (!isKnown) throw new Refusal('invalid', 'calendar.unknown', { calendar })
  // A notice may reach back into the December before: 2022-12-31 was set by 2023's.
  const outside = load.days.find(
    ({ day }) => !formatDay(day).startsWith(`${year}-`) && !formatDay(day).startsWith(`${year - 1}-12-`),
  )
  if (outside) throw new Refusal('invalid', 'calendar.other-year', { day: formatDay(outside.day) })
  const days = load.days.map(({ day, kind, name }) => ({ day: formatDay(day), kind, name }))
  await replaceDays(ctx.db, calendar, year, days, source)
  const after = await calendarsAfter(ctx)
  const moved: Moved[] = []
  for (const change of await changesOf(ctx, after)) {
    moved.push(change.moved)
    if (!isDryRun) await move(ctx, change)
  }
  if (!isDryRun)
    await ctx.record({
      name: 'calendar.loaded',
      subject: { kind: 'calendar', id: `${calendar}:${year}` },
      unitId: headOffice(ctx),
      facts: { source, days: days.length, moved: moved.length },
    })
  return moved
}

const headOffice = (ctx: Ctx): string => ctx.bank.tree.headOffice?.id ?? ''

/** The calendar of every unit as it is with the days that were just written. */
async function calendarsAfter(ctx: Ctx): Promise<(unitId: string) => Calendar> {
  const layers = await readLayers(ctx.db, ctx.bank.manual)
  const made = new Map<string, Calendar>()
  return (unitId) => {
    const path = ctx.bank.tree.upwards(unitId).toReversed()
    const names = [
      ...new Set([
        ...path.map((unit) => unit.calendar).filter((name) => name !== NATION),
        ...path.map((unit) => unit.code),
      ]),
    ].filter((name) => layers.others.has(name))
    const key = names.join(' ')
    const known = made.get(key)
    if (known) return known
    const calendar = createCalendar([layers.national, ...names.flatMap((name) => layers.others.get(name) ?? [])])
    made.set(key, calendar)
    return calendar
  }
}

type ClockChange = { clock: OpenClock; dueAt: Date; isProvisional: boolean; nextWakeAt: Date | null; moved: Moved }

async function changesOf(ctx: Ctx, after: (unitId: string) => Calendar): Promise<ClockChange[]> {
  const definitions = await definitionsOf(ctx)
  const clocks = (await holdOpenClocks(ctx.db)).filter((clock) => clock.state === 'running')
  const pauses = await pausesOf(
    ctx.db,
    clocks.map((clock) => clock.id),
  )
  return clocks.flatMap((clock) => {
    const { definition } = versionOf(definitions, clock.commitmentId, clock.version)
    const { dueAt, isProvisional, ladder } = wakesOf(
      after(clock.unitId),
      definition,
      clock.startedAt,
      pauses.get(clock.id) ?? [],
    )
    if (dueAt.getTime() === clock.dueAt.getTime() && isProvisional === clock.isProvisional) return []
    const moved = {
      clockId: clock.id,
      caseNumber: clock.caseNumber,
      title: definition.title.zh,
      from: clock.dueAt,
      to: dueAt,
      isProvisional,
    }
    // What was said already is not said again.
    return [{ clock, dueAt, isProvisional, nextWakeAt: ladder[clock.wakeStep]?.at ?? null, moved }]
  })
}

async function move(ctx: Ctx, { clock, dueAt, isProvisional, nextWakeAt }: ClockChange): Promise<void> {
  await moveClock(ctx.db, clock.id, { dueAt, isProvisional, nextWakeAt })
  await ctx.record({
    name: 'clock.moved',
    subject: { kind: 'clock', id: clock.id },
    unitId: clock.unitId,
    caseId: clock.caseId,
    facts: { from: clock.dueAt.toISOString(), to: dueAt.toISOString(), isProvisional },
  })
}
