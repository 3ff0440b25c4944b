import type { AnnouncedDay } from '#platform/calendar/announced-day.ts'
import { announceYear } from '#platform/calendar/announced-year.ts'
import { formatDay, yearOf } from '#platform/calendar/day.ts'
import type { Layer, Mark } from '#platform/calendar/layer.ts'
import { type Layers, LINE_PREFIX, NATION } from '#platform/calendar/unit-calendars.ts'

/** A year of one calendar as a file announces it: `cn`, a line's (`line-credit`) or a unit's code. */
export type CalendarLoad = { calendar: string; year: number; source: string; days: readonly AnnouncedDay[] }

/** The days that a load takes the place of, last not included; both as they are written. */
export type Span = { from: string; until: string }

/** The nation's notice reaches back into the December before its year and leaves its own to the next one's. */
export const spanOf = ({ calendar, year }: CalendarLoad): Span =>
  calendar === NATION
    ? { from: `${year - 1}-12-01`, until: `${year}-12-01` }
    : { from: `${year}-01-01`, until: `${year + 1}-01-01` }

/** The bank's layers once the load is in. Refuses days that such a load cannot set, as announceYear does. */
export function layersAfter({ national, others }: Layers, load: CalendarLoad): Layers {
  const { calendar, year, source, days } = load
  if (calendar === NATION) return { national: announceYear(national, year, days, source), others }
  if (days.length === 0) throw new RangeError(`no day of ${year} is announced`)
  const stray = days.find(({ day }) => yearOf(day) !== year)
  if (stray) throw new RangeError(`${formatDay(stray.day)} is not a day of ${year}`)
  const before = [...(others.get(calendar)?.days ?? [])].filter(([day]) => yearOf(day) !== year)
  const added = days.map(({ day, kind, name }): [number, Mark] => [day, { kind, name, source }])
  const layer: Layer = {
    level: calendar.startsWith(LINE_PREFIX) ? 'line' : 'branch',
    ...others.get(calendar),
    days: new Map([...before, ...added]),
  }
  return { national, others: new Map([...others, [calendar, layer]]) }
}
