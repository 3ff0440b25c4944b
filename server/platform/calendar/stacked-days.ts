import { type Day, dayFrom, weekdayOf, yearOf } from './day.ts'
import type { DayKind, DayStatus, Layer, NationalLayer } from './layer.ts'

export type DayReason = 'working' | 'weekend' | 'holiday' | 'make-up' | 'line' | 'branch'

/** What a day is, and why: an unmarked Monday is `working`, a make-up Saturday is `make-up` by its notice. */
export type CalendarDay = { kind: DayKind; reason: DayReason; status: DayStatus; name?: string; source?: string }

/** Every loaded day, described by the topmost layer that marks it, else by the week. */
export function stackDays([national, ...overrides]: readonly [NationalLayer, ...Layer[]]): {
  first: Day
  days: readonly CalendarDay[]
} {
  const { firstYear, lastYear } = loadedYears(national)
  const workingWeek = new Set(overrides.findLast((layer) => layer.workingWeek)?.workingWeek ?? national.workingWeek)
  const first = dayFrom(firstYear, 1, 1)
  const days = Array.from({ length: dayFrom(lastYear + 1, 1, 1) - first }, (_, index): CalendarDay => {
    const status = national.years.get(yearOf(first + index)) as DayStatus
    return workingWeek.has(weekdayOf(first + index)) ? PLAIN[status].working : PLAIN[status].weekend
  })

  // Marks beyond the loaded years wait there: a question about them is refused before they could be missed.
  const isLoaded = (day: Day) => day >= first && day < first + days.length
  for (const [day, { status = national.years.get(yearOf(day)) ?? 'confirmed', ...mark }] of national.days)
    if (isLoaded(day)) days[day - first] = { ...mark, status, reason: mark.kind === 'rest' ? 'holiday' : 'make-up' }
  for (const { level, days: marks } of overrides)
    for (const [day, { status = 'confirmed', ...mark }] of marks)
      if (isLoaded(day)) days[day - first] = { ...mark, status, reason: level }
  return { first, days }
}

const plain = (status: DayStatus): { working: CalendarDay; weekend: CalendarDay } => ({
  working: { kind: 'working', reason: 'working', status },
  weekend: { kind: 'rest', reason: 'weekend', status },
})
const PLAIN = { confirmed: plain('confirmed'), provisional: plain('provisional') }

function loadedYears({ years }: NationalLayer) {
  const loaded = [...years.keys()].sort((a, b) => a - b)
  const [firstYear] = loaded
  const lastYear = loaded.at(-1)
  if (firstYear === undefined || lastYear === undefined) throw new RangeError('a calendar needs at least one year')
  if (lastYear - firstYear + 1 !== loaded.length) throw new RangeError(`a year is missing among ${loaded.join(', ')}`)
  return { firstYear, lastYear }
}
