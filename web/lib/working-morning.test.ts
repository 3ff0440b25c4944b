import { expect, test } from 'vitest'
import { nextWorkingMorning } from './working-morning.ts'

const days = {
  workingWeek: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  rests: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08']),
  works: new Set(['2026-09-20', '2026-10-10']),
}

test('before opening it is this morning, afterwards the next one', () => {
  expect(nextWorkingMorning(new Date('2026-11-24T00:59:00Z'), days)).toEqual(new Date('2026-11-24T01:00:00Z'))
  expect(nextWorkingMorning(new Date('2026-11-24T01:00:00Z'), days)).toEqual(new Date('2026-11-25T01:00:00Z'))
})

test('it goes past weekends and holidays, and stops at a make-up Sunday', () => {
  expect(nextWorkingMorning(new Date('2026-09-30T10:00:00Z'), days)).toEqual(new Date('2026-10-09T01:00:00Z'))
  expect(nextWorkingMorning(new Date('2026-09-19T10:00:00Z'), days)).toEqual(new Date('2026-09-20T01:00:00Z'))
})

test('a calendar without working days answers nothing instead of searching for ever', () => {
  expect(nextWorkingMorning(new Date('2026-11-24T01:00:00Z'), { ...days, workingWeek: [] })).toBeUndefined()
})
