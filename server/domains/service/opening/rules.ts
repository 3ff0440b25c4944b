import { dayOf, formatDay } from '#platform/calendar/day.ts'

/** F261124-000123: the day of receipt in Shanghai and a running number; short enough to say on the telephone. */
export const publicNumber = (letter: 'F' | 'C' | 'T' | 'I', at: Date, running: number): string =>
  `${letter}${formatDay(dayOf(at)).slice(2).replaceAll('-', '')}-${String(running).padStart(6, '0')}`
