import type { Calendar } from './calendar.ts'
import { type Day, dayOf, endOfDay, formatDay, startOfDay } from './day.ts'
import type { DayKind } from './layer.ts'
import type { Limit } from './limit.ts'
import { type DayMeasure, measureOf, type TimeMeasure } from './measure.ts'
import { dueOfRunning, type Running } from './running.ts'
import type { DayReason } from './stacked-days.ts'

/** One day on the way to a date, for the screen "why this date?". `day` is `2026-09-20`; the n-th counted day carries its n. */
export type WalkedDay = {
  day: string
  counted: boolean
  n?: number
  /** What a limit in hours or minutes used of the day. */
  milliseconds?: number
  kind: DayKind
  /** Why the day is what it is; `receipt` and `paused` say why a day did not count that otherwise would have. */
  reason: DayReason | 'receipt' | 'paused'
  name?: string
  source?: string
  provisional: boolean
}

/**
 * The days from receipt to the due moment, each with whether it counted and why; undefined while the clock is paused.
 * Every day must be loaded, also for calendar days and elapsed time: each is shown with what it is.
 */
export function whyThisDate(
  calendar: Calendar,
  running: readonly Running[],
  limit: Limit,
): readonly WalkedDay[] | undefined {
  const due = dueOfRunning(calendar, running, limit)
  const [start] = running
  if (!due || !start) return undefined
  const measure = measureOf(calendar, limit)
  const walk = { receivedOn: dayOf(start.from), dueAt: due.dueAt, running, calendar }
  return measure.of === 'days' ? walkDays(measure, walk) : walkTime(measure, walk)
}

type Walk = { calendar: Calendar; running: readonly Running[]; receivedOn: Day; dueAt: Date }

function walkDays(measure: DayMeasure, { calendar, running, receivedOn, dueAt }: Walk): WalkedDay[] {
  let n = 0
  return daysBetween(receivedOn, dayOf(dueAt)).map((day) => {
    const isRunning = running.some(({ from, to }) => from <= endOfDay(day) && !(to && to <= endOfDay(day)))
    const counted = measure.counts(day) && isRunning && day > receivedOn
    if (counted) return { ...walked(calendar, day), counted, n: ++n }
    if (!measure.counts(day)) return { ...walked(calendar, day), counted }
    return { ...walked(calendar, day), counted, reason: day === receivedOn ? 'receipt' : 'paused' }
  })
}

function walkTime(measure: TimeMeasure, { calendar, running, receivedOn, dueAt }: Walk): WalkedDay[] {
  return daysBetween(receivedOn, dayOf(dueAt)).map((day) => {
    const from = startOfDay(day)
    const to = earlier(startOfDay(day + 1), dueAt)
    const used = usedWithin(measure, running, { from, to })
    const described = { ...walked(calendar, day), counted: used > 0, milliseconds: used }
    if (used > 0 || measure.until(to) === measure.until(from)) return described
    // Open on that day, yet nothing ran: before the receipt, such as after closing time, or paused.
    return { ...described, reason: day === receivedOn ? 'receipt' : 'paused' }
  })
}

function usedWithin(measure: TimeMeasure, running: readonly Running[], day: { from: Date; to: Date }): number {
  return running.reduce((sum, stretch) => {
    const from = later(stretch.from, day.from)
    const to = stretch.to ? earlier(stretch.to, day.to) : day.to
    return to > from ? sum + measure.until(to) - measure.until(from) : sum
  }, 0)
}

const earlier = (a: Date, b: Date) => new Date(Math.min(a.getTime(), b.getTime()))
const later = (a: Date, b: Date) => new Date(Math.max(a.getTime(), b.getTime()))

function walked(calendar: Calendar, day: Day) {
  const { status, ...described } = calendar.describe(day)
  return { day: formatDay(day), ...described, provisional: status === 'provisional' }
}

const daysBetween = (first: Day, last: Day): Day[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step)
