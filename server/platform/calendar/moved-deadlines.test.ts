import { expect, test } from 'vitest'
import { CHINA } from '#test/compare-deadlines.ts'
import { announceYear } from './announced-year.ts'
import { createCalendar } from './calendar.ts'
import { formatDay, parseDay } from './day.ts'
import type { Limit } from './limit.ts'
import { movedDeadlines, type OpenClock } from './moved-deadlines.ts'
import { nationalLayer, readChina } from './read-china.ts'
import { readDays } from './read-days.ts'

const national = nationalLayer(readChina(CHINA))
const before = createCalendar([national])
const at = (text: string) => new Date(`${text}+08:00`)
const threeDays: Limit = { amount: 3, unit: 'working-days' }
const clock = (id: string, from: string, limit = threeDays): OpenClock => ({ id, running: [{ from: at(from) }], limit })

/** What a notice for 2027 might say. */
const NOTICE = readDays(
  'day,kind,name\n2027-01-01,rest,元旦\n2027-01-02,rest,元旦\n2027-01-03,rest,元旦\n2026-12-27,working,元旦',
)
const announced = announceYear(national, 2027, NOTICE.days, '试验文件')
const after = createCalendar([announced])

test('loading a notice lists every deadline that would move, with its old and its new date', () => {
  const clocks = [
    clock('over-new-year', '2026-12-30T10:00'),
    clock('over-the-make-up-sunday', '2026-12-25T10:00'),
    clock('before-both', '2026-12-18T10:00'),
    clock('by-the-law', '2026-12-30T10:00', { amount: 15, unit: 'calendar-days' }),
    { id: 'paused', running: [{ from: at('2026-12-30T10:00'), to: at('2026-12-30T11:00') }], limit: threeDays },
  ]
  expect(movedDeadlines(clocks, before, after)).toEqual([
    {
      id: 'over-new-year',
      oldDueAt: at('2027-01-04T23:59:59.999'),
      newDueAt: at('2027-01-05T23:59:59.999'),
      provisional: false,
    },
    {
      id: 'over-the-make-up-sunday',
      oldDueAt: at('2026-12-30T23:59:59.999'),
      newDueAt: at('2026-12-29T23:59:59.999'),
      provisional: false,
    },
  ])
})

test('the same calendar moves nothing', () => {
  expect(movedDeadlines([clock('any', '2026-12-30T10:00')], before, createCalendar([national]))).toEqual([])
})

test('an announced year is confirmed, and the one after it opens as provisional', () => {
  expect(announced.years.get(2027)).toBe('confirmed')
  expect(announced.years.get(2028)).toBe('provisional')
  expect(after.addWorkingDays(at('2027-12-30T10:00'), 3).provisional).toBe(true)
})

test('a notice that is loaded again takes the place of its first loading, and of nothing else', () => {
  const corrected = announceYear(announced, 2027, readDays('day,kind,name\n2027-01-01,rest,元旦').days, '更正')
  const sources = [...corrected.days].filter(([, { source }]) => source === '试验文件' || source === '更正')
  expect(sources.map(([day]) => formatDay(day))).toEqual(['2027-01-01'])
  expect(corrected.days.get(parseDay('2026-10-01') as number)).toEqual(
    national.days.get(parseDay('2026-10-01') as number),
  )
  const again2022 = announceYear(national, 2022, readDays('day,kind,name\n2022-10-01,rest,国庆节').days, '更正')
  expect(again2022.days.get(parseDay('2022-12-31') as number)?.source).toBe('国办发明电〔2022〕16号')
})

test('days of another year, or none of this one, are refused', () => {
  expect(() => announceYear(national, 2028, NOTICE.days, '文件')).toThrow('2027-01-01')
  expect(() => announceYear(national, 2027, [], '文件')).toThrow('no day of 2027')
})
