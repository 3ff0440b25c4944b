import { expect, test } from 'vitest'
import { ageOn, isElderly } from './rules.ts'

test('a customer is sixty on the birthday and not the day before', () => {
  expect([ageOn('2026-05-08', '1966-05-08'), ageOn('2026-05-07', '1966-05-08')]).toEqual([60, 59])
  expect(isElderly('2026-05-08', '1966-05-08', 60)).toBe(true)
  expect(isElderly('2026-05-07', '1966-05-08', 60)).toBe(false)
  expect(isElderly('2026-05-07', null, 60)).toBeNull()
})
