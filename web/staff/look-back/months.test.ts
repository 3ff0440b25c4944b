import { expect, test } from 'vitest'
import { monthBefore, monthsUntil } from './months.ts'

test('the month before January is December of the year before', () => {
  expect(monthBefore('2026-01')).toBe('2025-12')
  expect(monthBefore('2026-11')).toBe('2026-10')
})

test('months are offered from the latest back', () => {
  expect(monthsUntil('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
})
