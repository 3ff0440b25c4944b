import { z } from 'zod'
import chinaFile from '../../manual/calendar/china.yaml'
import { dayAfter } from './moments.ts'
import type { ChinaDays } from './working-morning.ts'

const File = z.object({
  workingWeek: z.array(z.int()),
  openingHours: z.array(z.object({ from: z.string() })).min(1),
  years: z.array(
    z.object({
      notices: z.array(
        z.object({
          holidays: z.array(z.object({ from: z.string(), to: z.string() })),
          makeUpDays: z.array(z.object({ day: z.string() })),
        }),
      ),
    }),
  ),
})

/** The nation's days of `manual/calendar/china.yaml`; a later notice overrides an earlier one day by day. */
export function readChinaDays(): ChinaDays {
  const { workingWeek, openingHours, years } = File.parse(chinaFile)
  const rests = new Set<string>()
  const works = new Set<string>()
  for (const { holidays, makeUpDays } of years.flatMap((year) => year.notices)) {
    for (const { from, to } of holidays)
      for (let day = from; day <= to; day = dayAfter(day, 1)) {
        rests.add(day)
        works.delete(day)
      }
    for (const { day } of makeUpDays) {
      works.add(day)
      rests.delete(day)
    }
  }
  return { workingWeek, opensAt: openingHours[0]?.from ?? '09:00', rests, works }
}
