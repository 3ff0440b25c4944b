import fc from 'fast-check'
import { expect, test } from 'vitest'
import { targetState, wilson } from './rules.ts'

test('the interval is as the textbook has it', () => {
  const { low, high } = wilson({ numerator: 8, denominator: 10 })
  expect(low).toBeCloseTo(0.4902, 4)
  expect(high).toBeCloseTo(0.9433, 4)
  expect(wilson({ numerator: 0, denominator: 0 })).toEqual({ low: 0, high: 1 })
})

test('the share lies in its interval, and more of the same makes it narrower', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (denominator, n) => {
      const numerator = Math.min(n, denominator)
      const one = wilson({ numerator, denominator })
      const ten = wilson({ numerator: numerator * 10, denominator: denominator * 10 })
      expect(one.low - 1e-9).toBeLessThanOrEqual(numerator / denominator)
      expect(one.high + 1e-9).toBeGreaterThanOrEqual(numerator / denominator)
      expect(ten.high - ten.low).toBeLessThan(one.high - one.low)
    }),
  )
})

test('seven of seventy are ten percent, exactly', () => {
  expect(targetState({ numerator: 7, denominator: 70 }, 10, true)).toBe('kept')
  expect(targetState({ numerator: 6, denominator: 70 }, 10, true)).toBe('broken')
  expect(targetState({ numerator: 6, denominator: 70 }, 10, false)).toBe('at-risk')
  expect(targetState({ numerator: 0, denominator: 0 }, 10, true)).toBe('quiet')
})
