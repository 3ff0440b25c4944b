import { type PeriodKind, periodAfter, periodBounds, periodOf } from '#platform/calendar/period.ts'

/** More than a day's duties of ten years: a horizon further back than that is a fault, not a sleep. */
const MOST_PERIODS = 4000

/**
 * The periods whose duties must be created by now, oldest first: every one after `through` up to the one that runs.
 * A process that slept over three periods creates three; one that never ran begins with the current one.
 */
export function periodsToCreate(every: PeriodKind, through: string | undefined, now: Date): string[] {
  const current = periodOf(now, every)
  if (!through) return [current]
  const periods: string[] = []
  for (let period = periodAfter(through); periodBounds(period).from <= now; period = periodAfter(period)) {
    if (periods.push(period) > MOST_PERIODS) throw new RangeError(`duties since ${through} were never created`)
  }
  return periods
}
