import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay } from './day.ts'
import { monthOf, type PeriodKind, periodAfter, periodBounds, periodOf, weekOf } from './period.ts'

const moments = fc.date({ min: new Date('1992-01-01Z'), max: new Date('2199-12-31Z'), noInvalidDate: true })
const kinds = fc.constantFrom<PeriodKind>('day', 'week', 'month', 'quarter')

test('a month begins at midnight in Shanghai', () => {
  expect(monthOf(new Date('2026-08-31T15:59:59.999Z'))).toBe('2026-08')
  expect(monthOf(new Date('2026-08-31T16:00:00.000Z'))).toBe('2026-09')
})

test.each([
  ['2020-12-31', '2020-W53'],
  ['2021-01-03', '2020-W53'],
  ['2021-01-04', '2021-W01'],
  ['2024-12-30', '2025-W01'],
  ['2026-09-20', '2026-W38'],
  ['2027-01-01', '2026-W53'],
])('%s is in ISO week %s', (date, week) => {
  expect(weekOf(new Date(`${date}T12:00:00+08:00`))).toBe(week)
})

test('a quarter has its first and its last day', () => {
  const { firstDay, lastDay, from, to } = periodBounds('2026-Q3')
  expect([formatDay(firstDay), formatDay(lastDay)]).toEqual(['2026-07-01', '2026-09-30'])
  expect([from.toISOString(), to.toISOString()]).toEqual(['2026-06-30T16:00:00.000Z', '2026-09-30T16:00:00.000Z'])
})

test.each(['2026-13', '2026-00', '2025-W53', '2026-W00', '2026-Q5', '2026-02-30', '2026', 'today', ''])(
  '«%s» names no period and is refused',
  (period) => {
    expect(() => periodBounds(period)).toThrow(RangeError)
  },
)

test('every moment lies within the period that it names, and the next period begins where it ends', () => {
  fc.assert(
    fc.property(moments, kinds, (at, kind) => {
      const period = periodOf(at, kind)
      const bounds = periodBounds(period)
      expect(bounds.kind).toBe(kind)
      expect(bounds.from <= at && at < bounds.to).toBe(true)
      expect(periodBounds(periodAfter(period)).from).toEqual(bounds.to)
    }),
  )
})
