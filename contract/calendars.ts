import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { UploadedTable } from './people.ts'
import { Label, UnitRef } from './words.ts'

const Day = z.iso.date()
/** `cn` is the nation's, `line-…` a line of business's, any other a unit's code. */
export const CalendarName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9-]+$/)
const Status = z.enum(['confirmed', 'provisional'])

export type BankCalendar = z.infer<typeof BankCalendar>
export const BankCalendar = z.object({
  name: z.string(),
  level: z.enum(['national', 'line', 'branch']),
  /** Whose own it is; those that follow a line's. */
  units: z.array(UnitRef),
  years: z.array(z.object({ year: z.int(), status: Status, source: z.string(), marked: z.int() })),
})
export const listCalendars = endpoint({
  method: 'GET',
  path: '/api/calendars',
  may: 'commitment.read',
  says: 'The nation’s calendar and those of lines of business and branches, with the years that are loaded.',
  reply: z.array(BankCalendar),
})
export type DayOfYear = z.infer<typeof DayOfYear>
export const DayOfYear = z.object({
  day: Day,
  kind: z.enum(['working', 'rest']),
  reason: z.enum(['working', 'weekend', 'holiday', 'make-up', 'line', 'branch']),
  status: Status,
  name: z.string().nullable(),
  source: z.string().nullable(),
})
export const readCalendarYear = endpoint({
  method: 'GET',
  path: '/api/calendars/:name/:year',
  may: 'commitment.read',
  says: 'Every day of a year in a calendar: worked or not, and by which notice.',
  params: z.object({ name: CalendarName, year: z.coerce.number().int().min(2000).max(2100) }),
  reply: z.object({ year: z.int(), days: z.array(DayOfYear) }),
})

const Moved = z.object({
  clockId: z.uuid(),
  caseNumber: z.string().nullable(),
  unitName: z.string(),
  commitmentId: z.string(),
  title: Label,
  oldDueAt: Instant,
  newDueAt: Instant,
  isProvisional: z.boolean(),
})
export type CalendarForesight = z.infer<typeof CalendarForesight>
export const CalendarForesight = z.object({
  isDone: z.boolean(),
  encoding: z.enum(['utf-8', 'gb18030']).nullable(),
  days: z.int(),
  problems: z.array(z.object({ line: z.int(), code: z.string(), text: z.string() })),
  /** Running deadlines whose date moves: how many, and the first of them. */
  movedCount: z.int(),
  moved: z.array(Moved),
})
export const loadCalendarYear = endpoint({
  method: 'POST',
  path: '/api/calendars/:name/loads',
  may: 'calendar.manage',
  says: 'A year of a calendar, from a file or day by day: shows which running dates would move; confirmed, they do (chapter 7).',
  params: z.object({ name: CalendarName }),
  body: z.object({
    year: z.int().min(2000).max(2100),
    source: z.string().trim().min(4).max(200),
    file: UploadedTable.optional(),
    days: z
      .array(z.object({ day: Day, kind: z.enum(['working', 'rest']), name: z.string().trim().min(1).max(60) }))
      .max(400)
      .optional(),
    isConfirmed: z.boolean(),
  }),
  reply: CalendarForesight,
})
export const followCalendar = endpoint({
  method: 'POST',
  path: '/api/calendars/:name/units',
  may: 'calendar.manage',
  says: 'Lets a unit with all below it follow a calendar: shows which running dates would move; confirmed, they do.',
  params: z.object({ name: CalendarName }),
  body: z.object({ unitId: z.uuid(), isConfirmed: z.boolean() }),
  reply: CalendarForesight,
})
