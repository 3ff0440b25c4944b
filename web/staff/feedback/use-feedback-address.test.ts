import { expect, test } from 'vitest'
import { filterOf } from './use-feedback-address.ts'

test('a filter is read from the address, a rating as a number', () => {
  const query = new URLSearchParams({
    search: '积分',
    complaint: 'yes',
    grade: 'I',
    fromOn: '2026-11-01',
    maxRating: '2',
  })
  expect(filterOf(query)).toEqual({
    search: '积分',
    complaint: 'yes',
    grade: 'I',
    fromOn: '2026-11-01',
    maxRating: 2,
  })
})

test('a part of the address that nobody can mean is left out, and the others stay', () => {
  const query = new URLSearchParams({ grade: 'IV', fromOn: '2026-02-30', unitId: 'here', channel: 'app', do: 'take' })
  expect(filterOf(query)).toEqual({ channel: 'app' })
})
