import type { AnnouncedDay, Announcement, DayProblem } from './announced-day.ts'
import type { Day } from './day.ts'
import { readIcs } from './read-ics.ts'
import { readTable } from './read-table.ts'

/** A year has some 40 marked days: a hundred years of them are a wrong file. */
const DAYS_AT_MOST = 4_000
const CHARACTERS_AT_MOST = 2_000_000

/** Reads announced days from a published calendar (ICS) or a table `day,kind,name` (CSV). Nothing is skipped in silence. */
export function readDays(text: string): Announcement {
  if (text.length > CHARACTERS_AT_MOST) return nothing({ line: 1, code: 'too-long', text: `${text.length}` })
  // A table that Excel saved in GBK arrives with replacement characters: its names are lost, and maybe its marks.
  const broken = text.split('\n').findIndex((line) => line.includes('\uFFFD'))
  if (broken >= 0) return nothing({ line: broken + 1, code: 'not-utf-8', text: '' })
  const { days, problems } = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? readIcs(text) : readTable(text)
  if (days.length > DAYS_AT_MOST) return nothing({ line: 1, code: 'too-long', text: `${days.length}` })
  return withoutDoubles(days, problems)
}

const nothing = (problem: DayProblem): Announcement => ({ days: [], problems: [problem] })

/** One day has one kind: a second row for it, even an equal one, is a slip that somebody should see. */
function withoutDoubles(days: readonly AnnouncedDay[], problems: readonly DayProblem[]): Announcement {
  const byDay = new Map<Day, AnnouncedDay>()
  const doubles: DayProblem[] = []
  for (const read of days) {
    const earlier = byDay.get(read.day)
    if (earlier) doubles.push({ line: read.line, code: 'twice', text: `line ${earlier.line}` })
    else byDay.set(read.day, read)
  }
  return { days: [...byDay.values()], problems: [...problems, ...doubles].sort((a, b) => a.line - b.line) }
}
