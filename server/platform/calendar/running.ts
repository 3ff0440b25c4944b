import type { Calendar, Due } from './calendar.ts'
import { type Day, dayOf, endOfDay } from './day.ts'
import type { Limit } from './limit.ts'
import { type DayMeasure, measureOf, type TimeMeasure } from './measure.ts'

/** A stretch in which a clock ran, `to` not included; only the last may be open, and then it still runs. */
export type Running = { from: Date; to?: Date | undefined }

/** A stretch in which it waited, say for the customer's documents (2.1.3); an open one waits still. */
export type Pause = { from: Date; to?: Date | null | undefined }

/** The running stretches of a clock's life: all the time since its start that is in no pause. */
export function runningBetween(startedAt: Date, pauses: readonly Pause[]): readonly Running[] {
  const running: Running[] = []
  let from: Date | undefined = startedAt
  for (const pause of pauses) {
    if (!from) throw new RangeError('a pause begins while another one is open')
    running.push({ from, to: pause.from })
    from = pause.to ?? undefined
  }
  return inOrder(from ? [...running, { from }] : running)
}

/**
 * When a limit is due if only running time counts. Undefined while it is paused with something left.
 *
 * - Hours and minutes: the first moment by which the running stretches add up to the limit.
 * - Days: a day after the day of receipt counts if the clock is running when it ends. So a pause costs as many counted
 *   days as it sees end: paused on Monday and resumed on Wednesday, Monday and Tuesday do not count, Wednesday does; a pause within
 *   one day changes nothing; and the due moment, an end of day, is always one at which the clock runs.
 */
export function dueOfRunning(calendar: Calendar, running: readonly Running[], limit: Limit): Due | undefined {
  const [first] = inOrder(running)
  if (!first) return undefined
  const receivedOn = dayOf(first.from)
  const measure = measureOf(calendar, limit)
  if (measure.of === 'days') {
    const dueOn = nthCountedDay(measure, running, measure.total)
    if (dueOn === undefined) return undefined
    return { dueAt: endOfDay(dueOn), provisional: measure.isProvisional(receivedOn, dueOn) }
  }
  const dueAt = momentOfRunningTime(measure, running, measure.total)
  return dueAt && { dueAt, provisional: measure.isProvisional(receivedOn, dayOf(dueAt)) }
}

/** The first moment by which the stretches add up to so many milliseconds; undefined where they never do. */
export function momentOfRunningTime(
  measure: TimeMeasure,
  running: readonly Running[],
  milliseconds: number,
): Date | undefined {
  let left = milliseconds
  for (const { from, to } of running) {
    const before = measure.until(from)
    const ran = to ? measure.until(to) - before : Number.POSITIVE_INFINITY
    if (left <= ran) return measure.momentOf(before + left)
    left -= ran
  }
  return undefined
}

/** The n-th day that counts; undefined where the clock is paused before it. */
export function nthCountedDay(measure: DayMeasure, running: readonly Running[], n: number): Day | undefined {
  let left = n
  for (const { first, last } of endedDays(running)) {
    const counted = last === Number.POSITIVE_INFINITY ? left : measure.between(first, last)
    if (left <= counted) return measure.nth(first, left)
    left -= counted
  }
  return undefined
}

/** For each stretch the days that it saw end, without the day of receipt; those of an open stretch have no last. */
export function endedDays(running: readonly Running[]): { first: Day; last: Day }[] {
  const [start] = running
  if (!start) return []
  const receivedOn = dayOf(start.from)
  return running.map(({ from, to }) => ({
    first: Math.max(dayOf(from), receivedOn + 1),
    last: to ? dayOf(to) - 1 : Number.POSITIVE_INFINITY,
  }))
}

/** Overlapping or reversed stretches would count time twice or backwards: a broken row, not a date. */
function inOrder(running: readonly Running[]): readonly Running[] {
  running.forEach(({ from, to }, index) => {
    const next = running[index + 1]
    if ((to && to < from) || (next && !(to && to <= next.from)))
      throw new RangeError(`stretch ${index + 1} of ${running.length} is out of order`)
  })
  return running
}
