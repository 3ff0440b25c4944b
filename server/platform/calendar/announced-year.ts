import type { AnnouncedDay } from './announced-day.ts'
import { dayFrom, formatDay } from './day.ts'
import type { Mark, NationalLayer } from './layer.ts'

/**
 * The nation's layer once a year is announced: confirmed, with the days of its notice in the place of those it had. A year's notice
 * may reach back into the December before (2022-12-31 was set by 2023's), so December belongs to the year after.
 * Refuses days of other years and a notice without a day in its own: the wrong file, or the wrong year.
 */
export function announceYear(
  national: NationalLayer,
  year: number,
  announced: readonly AnnouncedDay[],
  source: string,
): NationalLayer {
  const reachesBackTo = dayFrom(year - 1, 12, 1)
  const newYear = dayFrom(year, 1, 1)
  const nextYear = dayFrom(year + 1, 1, 1)
  const stray = announced.find(({ day }) => day < reachesBackTo || day >= nextYear)
  if (stray) throw new RangeError(`${formatDay(stray.day)} is not a day that the notice for ${year} can set`)
  if (!announced.some(({ day }) => day >= newYear)) throw new RangeError(`no day of ${year} is announced`)

  const kept = [...national.days].filter(([day]) => day < reachesBackTo || day >= dayFrom(year, 12, 1))
  const added = announced.map(({ day, kind, name }): [number, Mark] => [day, { kind, name, source }])
  return {
    ...national,
    days: new Map([...kept, ...added]),
    // The year after it opens as provisional, so that December's deadlines have a date to run into.
    years: new Map([[year + 1, 'provisional' as const], ...national.years, [year, 'confirmed' as const]]),
  }
}
