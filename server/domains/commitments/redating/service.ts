import type { Label } from '#contract/words.ts'
import type { Calendar } from '#platform/calendar/calendar.ts'
import { movedDeadlines } from '#platform/calendar/moved-deadlines.ts'
import type { Ctx } from '#platform/context.ts'
import { isKept } from '../deadlines/rules.ts'
import type { Clock } from '../deadlines/store.ts'
import { type Definitions, definitionsOf, versionOf } from '../definitions/service.ts'
import { pausesOf } from '../heartbeat/store.ts'
import { type PauseRow, runningOf, wakesOf } from '../wakes/rules.ts'
import { caseNumbers, holdRunningClocks, type NewDates, saveDates } from './store.ts'

/** A promise whose date another calendar moves; duties belong to no case. */
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
type CalendarAfter = (unitId: string) => Calendar
export type OpenPromises = {
  clocks: readonly Clock[]
  pauses: ReadonlyMap<string, readonly PauseRow[]>
  definitions: Definitions
}

/** Every promise whose date still runs, held until this transaction ends. */
export async function openPromises(ctx: Ctx): Promise<OpenPromises> {
  // A promise whose moment has passed is broken, whether or not the heartbeat has come to it.
  const clocks = (await holdRunningClocks(ctx.db)).filter((clock) => isKept(clock.dueAt, ctx.now))
  const pauses = await pausesOf(
    ctx.db,
    clocks.map(({ id }) => id),
  )
  return { clocks, pauses, definitions: await definitionsOf(ctx) }
}

/** Which of them other calendars would move, soonest first. Writes nothing. */
export async function movedBy(
  ctx: Ctx,
  { clocks, pauses, definitions }: OpenPromises,
  calendarAfter: CalendarAfter,
): Promise<MovedPromise[]> {
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

/** Gives them their dates anew and says on the ledger which moved. */
export async function redate(
  ctx: Ctx,
  open: OpenPromises,
  moved: readonly MovedPromise[],
  calendarAfter: CalendarAfter,
): Promise<void> {
  await saveDates(ctx.db, newDates(open, calendarAfter))
  const byId = new Map(open.clocks.map((clock) => [clock.id, clock]))
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

/** What the rows must say afterwards. The step stays: what was said under the old date is not said again. */
function newDates({ clocks, pauses, definitions }: OpenPromises, calendarAfter: CalendarAfter): NewDates[] {
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
