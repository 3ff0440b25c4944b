import { periodOf } from '#platform/calendar/period.ts'

/** What is written down later than that was not emptied then: nobody counts slips of two months ago. */
const OLDEST_DAYS = 31
const DAY = 86_400_000

/** Why an emptying cannot have been at this moment; undefined when it can. */
export function momentRefusal(emptiedAt: Date, now: Date): string | undefined {
  if (emptiedAt > now) return 'box.in-the-future'
  return now.getTime() - emptiedAt.getTime() > OLDEST_DAYS * DAY ? 'box.too-long-ago' : undefined
}

/** Manual 4.1.1: the week in which the box was emptied, whenever it was written down. */
export const weekMet = (emptiedAt: Date): string => periodOf(emptiedAt, 'week')
