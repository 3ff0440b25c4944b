import { MINUTE_MILLISECONDS } from './day.ts'

/** Part of a working day in which the house is open, in Shanghai: `{ from: '09:00', to: '17:00' }`, `to` not included. */
export type OpeningHours = { from: string; to: string }

/** A day's opening hours as milliseconds after midnight, ready to be asked in both directions. */
export type DaySchedule = {
  openMilliseconds: number
  /** How long the house was open from midnight to this time of the day. */
  openUntil(timeOfDay: number): number
  /** The first time of the day at which it had been open so long. */
  timeOf(open: number): number
}

/** Refuses hours that are empty, out of order or overlap: a working day without hours would never let a limit pass. */
export function daySchedule(hours: readonly OpeningHours[]): DaySchedule {
  const spans = hours.map(({ from, to }) => ({ from: timeOfDay(from), to: timeOfDay(to) }))
  let previousEnd = 0
  for (const { from, to } of spans) {
    if (from < previousEnd || to <= from) throw new RangeError(`opening hours out of order: ${JSON.stringify(hours)}`)
    previousEnd = to
  }
  const openMilliseconds = spans.reduce((sum, { from, to }) => sum + to - from, 0)
  if (openMilliseconds === 0) throw new RangeError('a working day needs opening hours')
  return {
    openMilliseconds,
    openUntil(time) {
      let open = 0
      for (const { from, to } of spans) open += Math.max(0, Math.min(time, to) - from)
      return open
    },
    timeOf(open) {
      let left = open
      for (const { from, to } of spans) {
        if (left <= to - from) return from + left
        left -= to - from
      }
      throw new RangeError(`a day is open for ${openMilliseconds} ms, not for ${open}`)
    },
  }
}

function timeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^(24):(00)$/.exec(text)
  if (!match) throw new RangeError(`${text} is no time of the day (09:00)`)
  return (Number(match[1] ?? match[3]) * 60 + Number(match[2] ?? match[4])) * MINUTE_MILLISECONDS
}
