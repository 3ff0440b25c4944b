import type { Calendar } from './calendar.ts'
import { dayOf } from './day.ts'
import type { Limit } from './limit.ts'
import { type DayMeasure, measureOf, type TimeMeasure } from './measure.ts'
import { endedDays, momentOfRunningTime, nthCountedDay, type Running } from './running.ts'

/** What of a limit is used up and what is left: whole days of a limit in days, milliseconds of one in hours or minutes. */
export type Progress = { unit: 'days' | 'milliseconds'; used: number; left: number; share: number }

/**
 * How far a limit has run at a moment. `share` is 0 to 1 and counts part of today, so that a bar moves within a day: of 3 working
 * days, Monday to Wednesday, half is over on Tuesday in the middle of the opening hours. A day that is broken off by a
 * pause is given back, as its end will not count.
 */
export function progressOf(calendar: Calendar, running: readonly Running[], limit: Limit, at: Date): Progress {
  const measure = measureOf(calendar, limit)
  const ran = running.filter(({ from }) => from <= at).map(({ from, to }) => ({ from, to: to && to <= at ? to : at }))
  const isRunning = running.some(({ from, to }) => from <= at && !(to && to <= at))
  const used = Math.min(measure.total, measure.of === 'days' ? daysUsed(measure, ran) : timeUsed(measure, ran))
  const today = measure.of === 'days' && isRunning && used < measure.total ? partOfToday(calendar, measure, ran, at) : 0
  return {
    unit: measure.of === 'days' ? 'days' : 'milliseconds',
    used,
    left: measure.total - used,
    share: (used + today) / measure.total,
  }
}

/**
 * The moment by which so many whole percent (1 to 100) of a limit have passed, for the warnings at 50 % and 80 % (2.1.3). Of a limit in
 * hours they are hours of its own kind. Of a limit in days, part of a day is part of its opening hours, so that
 * somebody is there to be warned: 50 % of one working day is 13:00. Undefined where the clock is paused before.
 */
export function momentOfShare(
  calendar: Calendar,
  running: readonly Running[],
  limit: Limit,
  percent: number,
): Date | undefined {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) throw new RangeError(`${percent} is no percentage`)
  const measure = measureOf(calendar, limit)
  if (measure.of === 'time') return momentOfRunningTime(measure, running, Math.ceil((measure.total * percent) / 100))
  // Whole hundredths of a day: 0.8 * 3 is 2.4000000000000004.
  const hundredths = measure.total * percent
  const n = Math.ceil(hundredths / 100)
  const day = nthCountedDay(measure, running, n)
  if (day === undefined) return undefined
  const moment = calendar.momentInDay(day, hundredths - (n - 1) * 100)
  // A day that was resumed in the middle counts whole, but nobody is warned while the clock is paused.
  const stretch = running.find(({ to }) => !to || to > moment)
  return stretch && stretch.from > moment ? stretch.from : moment
}

const daysUsed = (measure: DayMeasure, ran: readonly Running[]): number =>
  endedDays(ran).reduce((sum, { first, last }) => sum + measure.between(first, last), 0)

const timeUsed = (measure: TimeMeasure, ran: readonly { from: Date; to: Date }[]): number =>
  ran.reduce((sum, { from, to }) => sum + measure.until(to) - measure.until(from), 0)

function partOfToday(calendar: Calendar, measure: DayMeasure, [start]: readonly Running[], at: Date): number {
  const today = dayOf(at)
  return start && today > dayOf(start.from) && measure.counts(today) ? calendar.shareOfDay(at) : 0
}
