import { expect, test } from 'vitest'
import { CHINA } from '#test/compare-deadlines.ts'
import { createOracle, nextDate } from '#test/working-time-oracle.ts'
import { createCalendar } from './calendar.ts'
import { dayOf, formatDay, parseDay } from './day.ts'
import { nationalLayer, readChina } from './read-china.ts'

const china = readChina(CHINA)
const calendar = createCalendar([nationalLayer(china)])
const nineOClock = (date: string) => new Date(`${date}T09:00:00+08:00`)
const dueOn = (received: string, days: number) =>
  formatDay(dayOf(calendar.addWorkingDays(nineOClock(received), days).dueAt))

function datesOf(year: number): string[] {
  const dates: string[] = []
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = nextDate(date)) dates.push(date)
  return dates
}

test.each([2020, 2021, 2022, 2023, 2024, 2025, 2026])('every day of %i is what an independent list says', (year) => {
  const oracle = createOracle()
  const ours = datesOf(year).filter((date) => calendar.isWorkingDay(parseDay(date) as number))
  expect(ours).toEqual(datesOf(year).filter((date) => oracle.isWorking(date)))
  expect(ours.length).toBeGreaterThan(240)
})

test.each([
  ['2026-09-20', '2026-09-23', 'a make-up Sunday'],
  ['2026-09-30', '2026-10-10', 'the eve of National Day, to a make-up Saturday'],
  ['2026-10-03', '2026-10-10', 'in the holiday'],
  ['2026-04-30', '2026-05-08', 'the eve of Labour Day'],
  ['2026-05-08', '2026-05-12', 'a Friday before a make-up Saturday'],
])('grade II feedback received on %s has its plan by %s: %s (4.2.2)', (received, due) => {
  expect(dueOn(received, 3)).toBe(due)
})

test('the law leads on 2026-02-13: fifteen calendar days end before seven working days (chapter 7)', () => {
  expect(dueOn('2026-02-13', 7)).toBe('2026-03-02')
  const law = calendar.addCalendarDays(nineOClock('2026-02-13'), 15)
  expect(law.dueAt.toISOString()).toBe('2026-02-28T15:59:59.999Z')
})

test.each([2025, 2026])('the law leads on 16 receipt days of %i', (year) => {
  const leads = datesOf(year).filter((date) => {
    const received = nineOClock(date)
    return calendar.addWorkingDays(received, 7).dueAt > calendar.addCalendarDays(received, 15).dueAt
  })
  expect(leads).toHaveLength(16)
})

test('a calendar that only subtracts holidays would be wrong for 65 receipt days of 2025 (chapter 7)', () => {
  const national = nationalLayer(china)
  const holidaysOnly = createCalendar([
    { ...national, days: new Map([...national.days].filter(([, { kind }]) => kind === 'rest')) },
  ])
  const wrong = datesOf(2025).filter(
    (date) => formatDay(dayOf(holidaysOnly.addWorkingDays(nineOClock(date), 7).dueAt)) !== dueOn(date, 7),
  )
  expect(wrong).toHaveLength(65)
})

test('the extension of Spring Festival 2020 takes back its make-up Saturday', () => {
  const firstNotice = {
    ...china,
    years: china.years.map((year) => (year.year === 2020 ? { ...year, notices: year.notices.slice(0, 1) } : year)),
  }
  const asFirstAnnounced = createCalendar([nationalLayer(firstNotice)])
  const day = parseDay('2020-02-01') as number
  expect(asFirstAnnounced.describe(day)).toMatchObject({ kind: 'working', source: '国办发明电〔2019〕16号' })
  expect(calendar.describe(day)).toMatchObject({ kind: 'rest', name: '春节', source: '国办发明电〔2020〕1号' })
  expect(dueOn('2020-01-23', 1)).toBe('2020-02-03')
})

test('a later notice overrides an earlier one, in whatever order the file has them', () => {
  const reversed = china.years.toReversed().map((year) => ({ ...year, notices: year.notices.toReversed() }))
  expect(new Map(nationalLayer({ ...china, years: reversed }).days)).toEqual(nationalLayer(china).days)
})

test('a notice reaches back into the year before', () => {
  expect(calendar.describe(parseDay('2022-12-31') as number)).toMatchObject({ source: '国办发明电〔2022〕16号' })
})

test('every confirmed year cites notices whose day is before the first day they set', () => {
  for (const { notices, status } of china.years)
    for (const { date, holidays, makeUpDays, unconfirmed } of notices) {
      expect(status).toBe('confirmed')
      expect(unconfirmed).toBeUndefined()
      expect(Math.min(...holidays.map(({ from }) => from), ...makeUpDays.map(({ day }) => day))).toBeGreaterThan(date)
    }
})

test('each make-up day is a weekend, and no notice says two things of one day', () => {
  for (const { holidays, makeUpDays } of china.years.flatMap(({ notices }) => notices)) {
    const rest = holidays.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, step) => from + step))
    const all = [...rest, ...makeUpDays.map(({ day }) => day)]
    expect(new Set(all).size).toBe(all.length)
    for (const { day } of makeUpDays) expect([6, 0]).toContain(new Date(`${formatDay(day)}T12:00Z`).getUTCDay())
  }
})

test.each([
  ['a confirmed year without a notice', 'notices: []', 'status: confirmed'],
  ['a day that does not exist', '2020-02-30', '2020-01-19'],
])('%s is refused', (_, wrong, right) => {
  const broken =
    wrong === 'notices: []'
      ? CHINA.replace('status: provisional', right)
      : CHINA.replace(`day: ${right}`, `day: ${wrong}`)
  expect(broken).not.toBe(CHINA)
  expect(() => readChina(broken)).toThrow()
})
