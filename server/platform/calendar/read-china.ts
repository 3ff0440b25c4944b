import { parse } from 'yaml'
import { z } from 'zod'
import { type Day, parseDay } from './day.ts'
import type { Mark, NationalLayer } from './layer.ts'

const DayText = z.string().transform((text, context) => {
  const day = parseDay(text)
  if (day !== undefined) return day
  context.addIssue(`${text} is no day`)
  return z.NEVER
})
const Holiday = z
  .strictObject({ zh: z.string().min(1), en: z.string().min(1), from: DayText, to: DayText })
  .refine(({ from, to }) => from <= to && to - from < 31, 'a holiday ends after it begins, and within a month')
const MakeUpDay = z.strictObject({ day: DayText, zh: z.string().min(1), en: z.string().min(1) })
const Notice = z.strictObject({
  number: z.string().min(1),
  /** The number was not found in a public copy of the notice. */
  unconfirmed: z.literal(true).optional(),
  title: z.string().min(1),
  date: DayText,
  source: z.url(),
  holidays: z.array(Holiday),
  makeUpDays: z.array(MakeUpDay),
})
const Year = z
  .strictObject({ year: z.int(), status: z.enum(['confirmed', 'provisional']), notices: z.array(Notice) })
  .refine(({ status, notices }) => status === 'provisional' || notices.length > 0, 'a confirmed year cites its notice')

/** `manual/calendar/china.yaml`: the nation's days as they were announced, notice by notice. */
export type China = z.infer<typeof China>
export const China = z.strictObject({
  calendar: z.literal('cn'),
  workingWeek: z.array(z.int().min(1).max(7)).min(1),
  openingHours: z.array(z.strictObject({ from: z.string(), to: z.string() })).min(1),
  years: z.array(Year).min(1),
})

export const readChina = (yaml: string): China => China.parse(parse(yaml))

/** The ground layer: notices in the order of their years and dates, a later one over an earlier one, day by day. */
export function nationalLayer({ years, workingWeek, openingHours }: China): NationalLayer {
  const days = new Map<Day, Mark>()
  for (const { notices } of years.toSorted((a, b) => a.year - b.year))
    for (const { number: source, holidays, makeUpDays } of notices.toSorted((a, b) => a.date - b.date)) {
      for (const { zh: name, from, to } of holidays)
        for (let day = from; day <= to; day++) days.set(day, { kind: 'rest', name, source })
      for (const { zh: name, day } of makeUpDays) days.set(day, { kind: 'working', name, source })
    }
  return {
    level: 'national',
    days,
    years: new Map(years.map(({ year, status }) => [year, status])),
    workingWeek,
    openingHours,
  }
}
