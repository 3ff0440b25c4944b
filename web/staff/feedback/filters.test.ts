import { expect, test } from 'vitest'
import { filterOf, withFilter } from './filters.ts'

test('the address says the filter, and nonsense in it says nothing', () => {
  expect(
    filterOf(
      new URLSearchParams('business=credit_card&grade=II&grade2=x&complaint=maybe&maxRating=2&fromOn=yesterday'),
    ),
  ).toEqual({ business: 'credit_card', grade: 'II', maxRating: 2 })
})

test('a filter is set and taken away, all else in the address stays', () => {
  const query = withFilter(new URLSearchParams('open=1&nature=fee_price'), { nature: undefined, emotion: 'angry' })
  expect(query.toString()).toBe('open=1&emotion=angry')
})
