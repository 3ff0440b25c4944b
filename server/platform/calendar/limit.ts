import type { Calendar, Due } from './calendar.ts'
import { HOUR_MILLISECONDS, MINUTE_MILLISECONDS, momentFrom } from './day.ts'
import { wholeAmount } from './whole-amount.ts'

export type LimitUnit = 'elapsed-minutes' | 'elapsed-hours' | 'working-days' | 'working-hours' | 'calendar-days'

/** A promise's number: 1 elapsed hour (2.3.3), 3 working days (4.2.2), 15 calendar days (the law beside it). */
export type Limit = { amount: number; unit: LimitUnit }

/** When a limit that starts now and is never paused is due. Elapsed time runs through nights and holidays (2.3.3). */
export function dueAt(calendar: Calendar, from: Date, { amount, unit }: Limit): Due {
  switch (unit) {
    case 'working-days':
      return calendar.addWorkingDays(from, amount)
    case 'calendar-days':
      return calendar.addCalendarDays(from, amount)
    case 'working-hours':
      return calendar.addWorkingMinutes(from, wholeAmount(amount) * 60)
    case 'elapsed-hours':
      return addElapsed(from, wholeAmount(amount) * HOUR_MILLISECONDS)
    case 'elapsed-minutes':
      return addElapsed(from, wholeAmount(amount) * MINUTE_MILLISECONDS)
  }
}

const addElapsed = (from: Date, milliseconds: number): Due => ({
  dueAt: momentFrom(from.getTime() + milliseconds),
  provisional: false,
})
