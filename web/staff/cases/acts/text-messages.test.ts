import { expect, test } from 'vitest'
import { messagesOf } from './text-messages.ts'

test('seventy characters are one message, one more makes two, and a long reply is counted in sixty-sevens', () => {
  expect(messagesOf('')).toBe(0)
  expect(messagesOf('好'.repeat(70))).toBe(1)
  expect(messagesOf('好'.repeat(71))).toBe(2)
  expect(messagesOf('好'.repeat(134))).toBe(2)
  expect(messagesOf('好'.repeat(135))).toBe(3)
})
