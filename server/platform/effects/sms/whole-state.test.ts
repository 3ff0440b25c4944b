import { expect, test } from 'vitest'
import type { SmsReceipt } from './gateway.ts'
import { stateOfWhole } from './whole-state.ts'

const said = (...pairs: [string, SmsReceipt['state']][]) => pairs.map(([gatewayId, state]) => ({ gatewayId, state }))

test('a long text is delivered only when every part is', () => {
  expect(stateOfWhole(['a', 'b'], said(['a', 'delivered']))).toBeUndefined()
  expect(stateOfWhole(['a', 'b'], said(['b', 'delivered'], ['a', 'delivered']))).toBe('delivered')
})

test('one lost part is a lost text, at once', () => {
  expect(stateOfWhole(['a', 'b'], said(['b', 'failed']))).toBe('failed')
  expect(stateOfWhole(['a', 'b'], said(['a', 'delivered'], ['b', 'expired']))).toBe('expired')
})

test('the last word about a part counts, words about other messages do not', () => {
  expect(stateOfWhole(['a'], said(['a', 'unknown'], ['x', 'failed'], ['a', 'delivered']))).toBe('delivered')
  expect(stateOfWhole(['a', 'b'], said(['a', 'unknown'], ['b', 'delivered']))).toBe('unknown')
})
