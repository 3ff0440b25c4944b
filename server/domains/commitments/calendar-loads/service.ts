import type { Label } from '#contract/words.ts'
import { movedDeadlines } from '#platform/calendar/moved-deadlines.ts'
import { type Layers, LINE_PREFIX, NATION, unitCalendars } from '#platform/calendar/unit-calendars.ts'
import type { Ctx } from '#platform/context.ts'
import { Refusal } from '#platform/refusal.ts'
import { isKept } from '../deadlines/rules.ts'
import type { Clock } from '../deadlines/store.ts'
import { type Definitions, definitionsOf, versionOf } from '../definitions/service.ts'
import { pausesOf } from '../heartbeat/store.ts'
import { type PauseRow, runningOf, wakesOf } from '../wakes/rules.ts'
import { type CalendarLoad, layersAfter, spanOf } from './rules.ts'
import {
  caseNumbers,
  confirmYear,
  holdRunningClocks,
  type NewDates,
  openYear,
  replaceDays,
  saveDates,
} from './store.ts'

/** A promise whose date a load moves; duties belong to no case. */
export type MovedPromise = {
  clockId: string
  caseNumber: string | null
  unitName: string
  commitmentId: string
  title: Label
  oldDueAt: Date
  newDueAt: Date
  isProvisional: boolean
}

type Scene = { clocks: readonly Clock[]; pauses: ReadonlyMap<string, readonly PauseRow[]>; definitions: Definitions }

/** Every open deadline that a load would move, soonest first. Writes nothing. */
export async function foreseeLoad(ctx: Ctx, load: CalendarLoad): Promise<MovedPromise[]> {
  return movedBy(ctx, await openPromises(ctx), checkLoad(ctx, load))
}

/**
 * Takes a year into force and gives every running promise its date anew, in this one transaction. A date that was
 * provisional and holds becomes firm. A promise broken under the old days stays broken (chapter 7).
 */
export async function loadCalendar(ctx: Ctx, load: CalendarLoad): Promise<MovedPromise[]> {
  const layers = checkLoad(ctx, load)
  const open = await openPromises(ctx)
  const moved = await movedBy(ctx, open, layers)
  await replaceDays(ctx.db, spanOf(load), load)
  await confirmYear(ctx.db, load)
  if (load.calendar === NATION) await openYear(ctx.db, load)
  await saveDates(ctx.db, newDates(ctx, open, layers))
  await recordLoad(ctx, load, moved, open)
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

async function openPromises(ctx: Ctx): Promise<Scene> {
  // A promise whose moment has passed is broken, whether or not the heartbeat has come to it.
  const clocks = (await holdRunningClocks(ctx.db)).filter((clock) => isKept(clock.dueAt, ctx.now))
  const pauses = await pausesOf(
    ctx.db,
    clocks.map(({ id }) => id),
  )
  return { clocks, pauses, definitions: await definitionsOf(ctx) }
}

async function movedBy(ctx: Ctx, { clocks, pauses, definitions }: Scene, layers: Layers): Promise<MovedPromise[]> {
  const calendarAfter = unitCalendars(ctx.bank.tree, layers)
  const numbers = await caseNumbers(
    ctx.db,
    clocks.flatMap(({ caseId }) => caseId ?? []),
  )
  return clocks.flatMap((clock) => {
    const { limit, title } = versionOf(definitions, clock.commitmentId, clock.version).definition
    const running = runningOf(clock.startedAt, pauses.get(clock.id) ?? [])
    const { unitId } = clock
    return movedDeadlines([{ id: clock.id, running, limit }], ctx.bank.calendarOf(unitId), calendarAfter(unitId)).map(
      ({ id, oldDueAt, newDueAt, provisional }) => ({
        clockId: id,
        caseNumber: numbers.get(clock.caseId ?? '') ?? null,
        unitName: ctx.bank.tree.unit(unitId).name,
        commitmentId: clock.commitmentId,
        title,
        oldDueAt,
        newDueAt,
        isProvisional: provisional,
      }),
    )
  })
}

/** What the rows must say after the load. The step stays: what was said under the old date is not said again. */
function newDates(ctx: Ctx, { clocks, pauses, definitions }: Scene, layers: Layers): NewDates[] {
  const calendarAfter = unitCalendars(ctx.bank.tree, layers)
  return clocks.flatMap((clock) => {
    const { definition } = versionOf(definitions, clock.commitmentId, clock.version)
    const own = pauses.get(clock.id) ?? []
    const { dueAt, isProvisional, ladder } = wakesOf(calendarAfter(clock.unitId), definition, clock.startedAt, own)
    const nextWakeAt = ladder[clock.wakeStep]?.at ?? null
    const isAsBefore =
      dueAt.getTime() === clock.dueAt.getTime() &&
      isProvisional === clock.isProvisional &&
      nextWakeAt?.getTime() === clock.nextWakeAt?.getTime()
    return isAsBefore ? [] : [{ id: clock.id, dueAt, isProvisional, wakeStep: clock.wakeStep, nextWakeAt }]
  })
}

async function recordLoad(
  ctx: Ctx,
  { calendar, year, source, days }: CalendarLoad,
  moved: readonly MovedPromise[],
  { clocks }: Scene,
): Promise<void> {
  const place = ctx.bank.tree.byCode(calendar) ?? ctx.bank.tree.headOffice
  await ctx.record({
    name: 'calendar.loaded',
    subject: { kind: 'calendar', id: calendar },
    unitId: place?.id ?? '',
    facts: { year, source, days: days.length, moved: moved.length },
  })
  const byId = new Map(clocks.map((clock) => [clock.id, clock]))
  for (const { clockId, oldDueAt, newDueAt } of moved) {
    const { unitId, caseId } = byId.get(clockId) as Clock
    await ctx.record({
      name: 'clock.moved',
      subject: { kind: 'clock', id: clockId },
      unitId,
      caseId,
      facts: { old: oldDueAt.toISOString(), new: newDueAt.toISOString() },
    })
  }
}
