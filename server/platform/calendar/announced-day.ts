import type { Day } from './day.ts'
import type { DayKind } from './layer.ts'

/** A day as a file announces it, with the line on which it stands. */
export type AnnouncedDay = { line: number; day: Day; kind: DayKind; name: string }

export type DayProblem = {
  line: number
  code: 'not-utf-8' | 'too-long' | 'unreadable' | 'no-header' | 'no-day' | 'no-kind' | 'no-name' | 'twice' | 'recurs'
  /** What stands there. */
  text: string
}

/** Good days, and by line what is wrong; whoever loads a year refuses a file that has problems. */
export type Announcement = { days: readonly AnnouncedDay[]; problems: readonly DayProblem[] }
