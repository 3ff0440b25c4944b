/** A civil day in China: whole days since 1970-01-01. An integer, so that a calendar is an array and a step is `+ 1`. */
export type Day = number

export const MINUTE_MILLISECONDS = 60_000
export const HOUR_MILLISECONDS = 3_600_000
export const DAY_MILLISECONDS = 86_400_000

/** Asia/Shanghai is UTC+8 all year since its last summer time ended; the host's own zone is never asked. */
const SHANGHAI_MILLISECONDS = 8 * HOUR_MILLISECONDS
const LAST_SUMMER_TIME_ENDED = Date.UTC(1991, 8, 15)
/** ECMAScript's own limit: 100 million days on either side of 1970. */
const LAST_MILLISECOND = 8.64e15

/** The day in Shanghai on which the moment falls. Refuses what is no moment, and moments before UTC+8 held all year. */
export function dayOf(at: Date): Day {
  const milliseconds = at.getTime()
  if (!(milliseconds >= LAST_SUMMER_TIME_ENDED)) throw new RangeError('no moment, or one before Shanghai kept UTC+8')
  return Math.floor((milliseconds + SHANGHAI_MILLISECONDS) / DAY_MILLISECONDS)
}

export const startMillisecondsOf = (day: Day): number => day * DAY_MILLISECONDS - SHANGHAI_MILLISECONDS

/** Refuses moments that a Date cannot hold, so that an absurd limit is an error and not an Invalid Date in a row. */
export function momentFrom(milliseconds: number): Date {
  if (!(Math.abs(milliseconds) <= LAST_MILLISECOND)) throw new RangeError(`no moment ${milliseconds} ms after 1970`)
  return new Date(milliseconds)
}

/** Midnight in Shanghai: 2026-09-20 starts at 2026-09-19T16:00:00.000Z. */
export const startOfDay = (day: Day): Date => momentFrom(startMillisecondsOf(day))

/** The last moment that still belongs to the day: a limit in days that is met then is met. */
export const endOfDay = (day: Day): Date => momentFrom(startMillisecondsOf(day + 1) - 1)

/** ISO weekday: Monday is 1, Sunday is 7. Day 0, 1970-01-01, was a Thursday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

export const yearOf = (day: Day): number => new Date(day * DAY_MILLISECONDS).getUTCFullYear()

/** Months count from 1 here, as people do. */
export const dayFrom = (year: number, month: number, dayOfMonth: number): Day =>
  Date.UTC(year, month - 1, dayOfMonth) / DAY_MILLISECONDS

/** `2026-09-20` */
export const formatDay = (day: Day): string => new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10)

/** Reads `2026-09-20`; undefined for what is not a day, such as `2026-02-30`. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const day = dayFrom(Number(match[1]), Number(match[2]), Number(match[3]))
  return formatDay(day) === text ? day : undefined
}
