import { type Day, dayFrom, dayOf, formatDay, parseDay, startOfDay, weekdayOf, yearOf } from './day.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter'

/** `from` belongs to the period, `to` is the first moment after it. */
export type PeriodBounds = { kind: PeriodKind; firstDay: Day; lastDay: Day; from: Date; to: Date }

/** `2026-09`, in Shanghai: 2026-08-31T16:00Z is September already. */
export const monthOf = (at: Date): string => formatDay(dayOf(at)).slice(0, 7)

/** ISO 8601: Monday first, and week 1 holds the year's first Thursday. 2027-01-01, a Friday, is in `2026-W53`. */
export function weekOf(at: Date): string {
  const day = dayOf(at)
  const thursday = day - weekdayOf(day) + 4
  const year = yearOf(thursday)
  const week = Math.floor((thursday - dayFrom(year, 1, 1)) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

export function quarterOf(at: Date): string {
  const [year, month] = monthOf(at).split('-')
  return `${year}-Q${Math.ceil(Number(month) / 3)}`
}

/** The name of the period in which a moment falls: `2026-09-20`, `2026-W38`, `2026-09` or `2026-Q3`. */
export function periodOf(at: Date, kind: PeriodKind): string {
  switch (kind) {
    case 'day':
      return formatDay(dayOf(at))
    case 'week':
      return weekOf(at)
    case 'month':
      return monthOf(at)
    case 'quarter':
      return quarterOf(at)
  }
}

/** First and last day and the moments around them; refuses what names no period (`2026-W54`, `2026-13`). */
export function periodBounds(period: string): PeriodBounds {
  const read = readPeriod(period)
  // Naming the first day again refuses what overflows: week 53 of a year of 52 weeks.
  if (!read || periodOf(startOfDay(read[1]), read[0]) !== period) throw new RangeError(`${period} names no period`)
  const [kind, firstDay, days] = read
  return { kind, firstDay, lastDay: firstDay + days - 1, from: startOfDay(firstDay), to: startOfDay(firstDay + days) }
}

/** The next one, so that duties are created one by one, also after a sleep over several periods. */
export function periodAfter(period: string): string {
  const { to, kind } = periodBounds(period)
  return periodOf(to, kind)
}

function readPeriod(period: string): [PeriodKind, Day, number] | undefined {
  const day = parseDay(period)
  if (day !== undefined) return ['day', day, 1]
  const match = /^(\d{4})-(?:W(\d{2})|Q([1-4])|(\d{2}))$/.exec(period)
  if (!match) return undefined
  const year = Number(match[1])
  if (match[2]) {
    const fourthOfJanuary = dayFrom(year, 1, 4)
    return ['week', fourthOfJanuary - weekdayOf(fourthOfJanuary) + 1 + (Number(match[2]) - 1) * 7, 7]
  }
  const kind = match[3] ? 'quarter' : 'month'
  const months = match[3] ? 3 : 1
  const month = match[3] ? Number(match[3]) * 3 - 2 : Number(match[4])
  const firstDay = dayFrom(year, month, 1)
  return [kind, firstDay, dayFrom(year, month + months, 1) - firstDay]
}
