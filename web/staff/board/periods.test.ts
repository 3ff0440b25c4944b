import { expect, test } from 'vitest'
import { firstDayOf, kindOf, periodBefore, periodNext, periodOfDay } from './periods.ts'

test('a day lies in its week, month and quarter as the bank names them', () => {
  expect((['day', 'week', 'month', 'quarter'] as const).map((kind) => periodOfDay('2026-11-24', kind))).toEqual([
    '2026-11-24',
    '2026-W48',
    '2026-11',
    '2026-Q4',
  ])
  expect(periodOfDay('2027-01-01', 'week')).toBe('2026-W53')
})

test('stepping forward and back comes back to the same period', () => {
  for (const period of ['2026-11-24', '2026-W53', '2026-W01', '2026-12', '2026-01', '2026-Q1', '2026-Q4']) {
    expect(periodBefore(periodNext(period))).toBe(period)
    expect(periodOfDay(firstDayOf(period), kindOf(period))).toBe(period)
  }
})
