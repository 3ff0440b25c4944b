import { type Layers, LINE_PREFIX, NATION, unitCalendars } from '#platform/calendar/unit-calendars.ts'
import type { Ctx } from '#platform/context.ts'
import { Refusal } from '#platform/refusal.ts'
import { type MovedPromise, movedBy, openPromises, redate } from '../redating/service.ts'
import { type CalendarLoad, layersAfter, spanOf } from './rules.ts'
import { confirmYear, openYear, replaceDays } from './store.ts'

/** Every open deadline that a load would move, soonest first. Writes nothing. */
export async function foreseeLoad(ctx: Ctx, load: CalendarLoad): Promise<MovedPromise[]> {
  return movedBy(ctx, await openPromises(ctx), unitCalendars(ctx.bank.tree, checkLoad(ctx, load)))
}

/**
 * Takes a year into force and gives every running promise its date anew, in this one transaction. A date that was
 * provisional and holds becomes firm. A promise broken under the old days stays broken (chapter 7).
 */
export async function loadCalendar(ctx: Ctx, load: CalendarLoad): Promise<MovedPromise[]> {
  const calendarAfter = unitCalendars(ctx.bank.tree, checkLoad(ctx, load))
  const open = await openPromises(ctx)
  const moved = await movedBy(ctx, open, calendarAfter)
  await replaceDays(ctx.db, spanOf(load), load)
  await confirmYear(ctx.db, load)
  if (load.calendar === NATION) await openYear(ctx.db, load)
  await recordLoad(ctx, load, moved.length)
  await redate(ctx, open, moved, calendarAfter)
  return moved
}

/** The bank's layers with the load in, or why it cannot be loaded. */
function checkLoad(ctx: Ctx, load: CalendarLoad): Layers {
  const { calendar } = load
  const isKnown = calendar === NATION || calendar.startsWith(LINE_PREFIX) || ctx.bank.tree.byCode(calendar)
  if (!isKnown) throw new Refusal('invalid', 'calendar.unknown', { calendar })
  try {
    const layers = layersAfter(ctx.bank.layers, load)
    // A year far ahead would leave a gap before it: the stack says so at once.
    unitCalendars(ctx.bank.tree, layers)(ctx.bank.tree.headOffice?.id ?? '')
    return layers
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('invalid', 'calendar.wrong-days', { why: error.message })
    throw error
  }
}

async function recordLoad(ctx: Ctx, load: CalendarLoad, moved: number): Promise<void> {
  const { calendar, year, source, days } = load
  const place = ctx.bank.tree.byCode(calendar) ?? ctx.bank.tree.headOffice
  await ctx.record({
    name: 'calendar.loaded',
    subject: { kind: 'calendar', id: calendar },
    unitId: place?.id ?? '',
    facts: { year, source, days: days.length, moved },
  })
}
