import type { Day } from './day.ts'
import type { OpeningHours } from './opening-hours.ts'

export type DayKind = 'working' | 'rest'
/** `provisional`: not announced yet, may still move. */
export type DayStatus = 'confirmed' | 'provisional'

/** One day that differs from the plain week. `source` is the notice or the decision that set it. */
export type Mark = { kind: DayKind; name: string; status?: DayStatus; source?: string }

/** What differs for one line of business or one branch; what a layer does not say is as below it. */
export type Layer = {
  level: 'line' | 'branch'
  days: ReadonlyMap<Day, Mark>
  workingWeek?: readonly number[]
  openingHours?: readonly OpeningHours[]
}

/** The ground layer: the years that it has loaded, without a gap, are all that a calendar can answer about. */
export type NationalLayer = {
  level: 'national'
  days: ReadonlyMap<Day, Mark>
  years: ReadonlyMap<number, DayStatus>
  /** ISO weekdays (Monday 1) that are worked where no day is marked. */
  workingWeek: readonly number[]
  openingHours: readonly OpeningHours[]
}

/** Many bank lines do not work make-up weekends: this is the line's layer, made from the nation's (manual, chapter 7). */
export function restOnMakeUpDays(national: NationalLayer, source?: string): Layer {
  const makeUpDays = [...national.days].filter(([, { kind }]) => kind === 'working')
  return { level: 'line', days: new Map(makeUpDays.map(([day, mark]) => [day, { ...mark, kind: 'rest', source }])) }
}
