import type { Calendar } from './calendar.ts'
import { type Day, HOUR_MILLISECONDS, MINUTE_MILLISECONDS, momentFrom } from './day.ts'
import type { Limit } from './limit.ts'
import { wholeAmount } from './whole-amount.ts'

/** A limit in hours or minutes runs out with time: all time, or the time that the house is open. */
export type TimeMeasure = {
  of: 'time'
  /** Milliseconds. */
  total: number
  until(at: Date): number
  momentOf(milliseconds: number): Date
  isProvisional(receivedOn: Day, dueOn: Day): boolean
}

/** A limit in days runs out day by day: each counted day is used up when it ends. */
export type DayMeasure = {
  of: 'days'
  /** Days. */
  total: number
  counts(day: Day): boolean
  /** Counted days from the first to the last, both included. */
  between(first: Day, last: Day): number
  /** The n-th counted day on or after a day. */
  nth(from: Day, n: number): Day
  isProvisional(receivedOn: Day, dueOn: Day): boolean
}

export function measureOf(calendar: Calendar, { amount, unit }: Limit): TimeMeasure | DayMeasure {
  const total = wholeAmount(amount)
  switch (unit) {
    case 'elapsed-minutes':
      return elapsed(total * MINUTE_MILLISECONDS)
    case 'elapsed-hours':
      return elapsed(total * HOUR_MILLISECONDS)
    case 'working-hours':
      return {
        of: 'time',
        total: total * HOUR_MILLISECONDS,
        until: calendar.openMillisecondsUntil,
        momentOf: calendar.momentOfOpenMilliseconds,
        isProvisional: calendar.hasProvisionalDay,
      }
    case 'working-days':
      return {
        of: 'days',
        total,
        counts: calendar.isWorkingDay,
        between: calendar.workingDaysBetween,
        nth: calendar.nthWorkingDay,
        isProvisional: (receivedOn, dueOn) => calendar.hasProvisionalDay(receivedOn + 1, dueOn),
      }
    case 'calendar-days':
      return {
        of: 'days',
        total,
        counts: () => true,
        between: (first, last) => Math.max(0, last - first + 1),
        nth: (from, n) => from + n - 1,
        isProvisional: () => false,
      }
  }
}

const elapsed = (total: number): TimeMeasure => ({
  of: 'time',
  total,
  until: (at) => at.getTime(),
  momentOf: momentFrom,
  isProvisional: () => false,
})
