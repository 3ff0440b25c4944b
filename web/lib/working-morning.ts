import { dayAfter, dayOf, momentOf, weekdayOf } from './moments.ts'

export type ChinaDays = {
  workingWeek: readonly number[]
  opensAt: string
  rests: ReadonlySet<string>
  works: ReadonlySet<string>
}

/** Longer than any holiday: a calendar without a working day in this time is a mistake, not a long wait. */
const mostDays = 60

/** The next moment at which the bank's doors open: for moving the sandbox's clock, never for a deadline. */
export function nextWorkingMorning(now: Date, { workingWeek, opensAt, rests, works }: ChinaDays): Date | undefined {
  for (let day = dayOf(now), ahead = 0; ahead < mostDays; day = dayAfter(day, 1), ahead += 1) {
    const isWorking = works.has(day) || (workingWeek.includes(weekdayOf(day)) && !rests.has(day))
    const morning = momentOf(day, opensAt)
    if (isWorking && morning > now) return morning
  }
  return undefined
}
