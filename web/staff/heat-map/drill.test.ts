import { expect, test } from 'vitest'
import { filterOf } from '../feedback/use-feedback-address.ts'
import { drillAddress, filterFor, heatOf, oneIn } from './drill.ts'

test('a cell leads to the list with the very filter that counted it', () => {
  const filter = filterFor(
    { fromOn: '2026-03-09', untilOn: '2026-03-15', tier: 'private', unitId: undefined },
    { business: 'transfer', nature: 'process' },
  )
  const address = drillAddress(filter)
  expect(address).toBe('/feedback?business=transfer&nature=process&fromOn=2026-03-09&untilOn=2026-03-15&tier=private')
  expect(filterOf(new URLSearchParams(address.split('?')[1]))).toEqual(filter)
})

test('a chance is told as one in so many', () => {
  expect([0.00034, 0.02, 1e-12, 0.7].map(oneIn)).toEqual(['1/2,900', '1/50', '< 1/10⁹', '0.70'])
})

test('the most is darkest, none is white, one is never white', () => {
  expect([heatOf(0, 90), heatOf(1, 90), heatOf(90, 90)]).toEqual([0, 1, 4])
})
