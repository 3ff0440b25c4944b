import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alikeTo, differentCustomers, expectedInWindow, judgeBurst, poissonTail } from './rules.ts'

test('the tail of a Poisson count is as tables print it', () => {
  expect(poissonTail(1, 1)).toBeCloseTo(0.632121, 6)
  expect(poissonTail(5, 2)).toBeCloseTo(0.052653, 6)
  expect(poissonTail(10, 0.1)).toBeLessThan(1e-16)
  expect(poissonTail(0, 3)).toBe(1)
})

test('more of a kind are never more likely', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0.001, max: 150, noNaN: true }), (k, mean) => {
      expect(poissonTail(k + 1, mean)).toBeLessThanOrEqual(poissonTail(k, mean) + 1e-12)
    }),
  )
})

test('five alike within two hours at an outlet that had one in four weeks are a burst', () => {
  expect(judgeBurst(5, 1).isBurst).toBe(true)
  expect(judgeBurst(4, 0).isBurst).toBe(false)
})

test('what happens every day is no burst however much it is', () => {
  // 3,360 in four weeks are ten in two hours.
  expect(expectedInWindow(3360)).toBeCloseTo(10, 2)
  expect(judgeBurst(20, 3360).isBurst).toBe(false)
  expect(judgeBurst(40, 3360).isBurst).toBe(true)
})

test('one customer who writes ten times is one customer', () => {
  const voice = (id: string, by: string) => ({
    id,
    by,
    unitId: 'u',
    caseId: null,
    receivedAt: new Date(0),
    fingerprint: [1],
  })
  const voices = ['a', 'b', 'c'].map((id) => voice(id, 'same'))
  expect(differentCustomers(alikeTo(voices[0] as (typeof voices)[0], voices, () => 1, 0.5))).toBe(1)
})
