import { type Day, dayOf, endOfDay, formatDay, MINUTE_MILLISECONDS, startMillisecondsOf } from './day.ts'
import type { Layer, NationalLayer } from './layer.ts'
import { daySchedule } from './opening-hours.ts'
import { OutsideCalendar } from './outside-calendar.ts'
import { type CalendarDay, stackDays } from './stacked-days.ts'
import { wholeAmount } from './whole-amount.ts'

/** `provisional`: it counts on a day that is not announced yet, and is computed anew when that is. */
export type Due = { dueAt: Date; provisional: boolean }

/**
 * Working time under one stack of layers; immutable, and every answer is a look-up in sums made once.
 * Counting starts the day after receipt, and a limit in days ends with the last millisecond of its day in Shanghai
 * (manual, chapter 7). A question about a day that is not loaded throws OutsideCalendar.
 */
export type Calendar = {
  readonly first: Day
  readonly last: Day
  describe(day: Day): CalendarDay
  isWorkingDay(day: Day): boolean
  /** Working days from the first to the last day, both included; 0 where the last comes before the first. */
  workingDaysBetween(first: Day, last: Day): number
  /** The n-th working day on or after a day, n from 1. */
  nthWorkingDay(from: Day, n: number): Day
  hasProvisionalDay(first: Day, last: Day): boolean
  addWorkingDays(from: Date, days: number): Due
  /** Never provisional and never outside: a calendar day stays one, whatever is announced. */
  addCalendarDays(from: Date, days: number): Due
  /** The first moment by which the house has been open for so many minutes: closing time, not the next opening. */
  addWorkingMinutes(from: Date, minutes: number): Due
  /** How long the house was open from the calendar's first day until this moment. */
  openMillisecondsUntil(at: Date): number
  /** The first moment by which it had been open so long. */
  momentOfOpenMilliseconds(open: number): Date
  /** The moment by which so many whole percent of a day's opening hours have passed; on a rest day as if it were open. */
  momentInDay(day: Day, percent: number): Date
  /** The share (0 to 1) of its day's opening hours that has passed by a moment. */
  shareOfDay(at: Date): number
}

/** The nation's layer first; each further one overrides those before it. */
export function createCalendar(layers: readonly [NationalLayer, ...Layer[]]): Calendar {
  const { first, days } = stackDays(layers)
  const last = first + days.length - 1
  const schedule = daySchedule(layers.findLast((layer) => layer.openingHours)?.openingHours ?? [])
  const openPerDay = schedule.openMilliseconds

  // Place i of a sum counts the days before day first + i, so that any stretch is one subtraction.
  const workingBefore = new Int32Array(days.length + 1)
  const provisionalBefore = new Int32Array(days.length + 1)
  const working = new Int32Array(days.length)
  let workingCount = 0
  let provisionalCount = 0
  days.forEach(({ kind, status }, index) => {
    if (kind === 'working') working[workingCount++] = first + index
    if (status === 'provisional') provisionalCount++
    workingBefore[index + 1] = workingCount
    provisionalBefore[index + 1] = provisionalCount
  })

  const refuse = (day: Day): never => {
    throw new OutsideCalendar(Number.isSafeInteger(day) ? formatDay(day) : `day ${day}`, first, last)
  }
  const before = (sums: Int32Array, day: Day): number => sums[day - first] ?? refuse(day)
  // Past the last working day the answer is a day that is not loaded yet: at the earliest, the one after the last.
  const nth = (count: number): Day => (count <= workingCount ? (working[count - 1] as number) : refuse(last + 1))

  const calendar: Calendar = {
    first,
    last,
    describe: (day) => days[day - first] ?? refuse(day),
    isWorkingDay: (day) => calendar.describe(day).kind === 'working',
    workingDaysBetween: (from, to) => (to < from ? 0 : before(workingBefore, to + 1) - before(workingBefore, from)),
    nthWorkingDay: (from, n) => nth(before(workingBefore, from) + wholeAmount(n)),
    hasProvisionalDay: (from, to) =>
      to >= from && before(provisionalBefore, to + 1) - before(provisionalBefore, from) > 0,
    addWorkingDays(from, count) {
      const received = dayOf(from)
      if (received < first || received > last) refuse(received)
      const day = nth((workingBefore[received - first + 1] as number) + wholeAmount(count))
      const provisional = provisionalBefore[day - first + 1] !== provisionalBefore[received - first + 1]
      return { dueAt: new Date(startMillisecondsOf(day + 1) - 1), provisional }
    },
    addCalendarDays: (from, count) => ({ dueAt: endOfDay(dayOf(from) + wholeAmount(count)), provisional: false }),
    addWorkingMinutes(from, minutes) {
      const open = calendar.openMillisecondsUntil(from) + wholeAmount(minutes) * MINUTE_MILLISECONDS
      const dueAt = calendar.momentOfOpenMilliseconds(open)
      return { dueAt, provisional: calendar.hasProvisionalDay(dayOf(from), dayOf(dueAt)) }
    },
    openMillisecondsUntil(at) {
      const day = dayOf(at)
      const openToday = calendar.isWorkingDay(day) ? schedule.openUntil(at.getTime() - startMillisecondsOf(day)) : 0
      return before(workingBefore, day) * openPerDay + openToday
    },
    momentOfOpenMilliseconds(open) {
      const count = Math.ceil(open / openPerDay)
      const inDay = open - (count - 1) * openPerDay
      return new Date(startMillisecondsOf(nth(count)) + schedule.timeOf(inDay))
    },
    momentInDay: (day, percent) =>
      new Date(startMillisecondsOf(day) + schedule.timeOf(Math.ceil((percent * openPerDay) / 100))),
    shareOfDay: (at) => schedule.openUntil(at.getTime() - startMillisecondsOf(dayOf(at))) / openPerDay,
  }
  return Object.freeze(calendar)
}
