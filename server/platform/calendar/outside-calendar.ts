import { type Day, formatDay } from './day.ts'

/** The calendar has not loaded that day. It never guesses: plain Monday to Friday would be wrong around every festival. */
export class OutsideCalendar extends Error {
  readonly first: Day
  readonly last: Day

  constructor(what: string, first: Day, last: Day) {
    super(`${what} is outside the loaded days, ${formatDay(first)} to ${formatDay(last)}`)
    this.name = 'OutsideCalendar'
    this.first = first
    this.last = last
  }
}
