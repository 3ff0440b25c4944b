import { expect, test } from 'vitest'
import { urgencyOf } from './urgency.ts'

const now = new Date('2026-11-24T02:20:00Z')
const due = (text: string) => ({ state: 'running' as const, dueAt: new Date(text), closedAt: null })

test('a running deadline is late, within the hour, today or later', () => {
  expect(urgencyOf(due('2026-11-24T02:19:59Z'), now)).toBe('late')
  expect(urgencyOf(due('2026-11-24T03:20:00Z'), now)).toBe('hour')
  expect(urgencyOf(due('2026-11-24T03:20:01Z'), now)).toBe('today')
  expect(urgencyOf(due('2026-11-25T02:00:00Z'), now)).toBe('later')
})

test('a deadline exactly now is not yet late, and one at tonight’s midnight is today’s', () => {
  expect(urgencyOf(due('2026-11-24T02:20:00Z'), now)).toBe('hour')
  expect(urgencyOf(due('2026-11-24T16:00:00Z'), now)).toBe('today')
})

test('a missed deadline is late while it is owed, and missed once it was done', () => {
  const missed = { state: 'missed' as const, dueAt: new Date('2026-11-20T02:00:00Z') }
  expect(urgencyOf({ ...missed, closedAt: null }, now)).toBe('late')
  expect(urgencyOf({ ...missed, closedAt: new Date('2026-11-21T02:00:00Z') }, now)).toBe('missed')
})

test('a paused clock does not press, a superseded one is gone, a kept one is kept', () => {
  const past = { dueAt: new Date('2026-11-20T02:00:00Z'), closedAt: null }
  expect(urgencyOf({ ...past, state: 'paused' }, now)).toBe('paused')
  expect(urgencyOf({ ...past, state: 'superseded' }, now)).toBe('gone')
  expect(urgencyOf({ ...past, state: 'met' }, now)).toBe('kept')
})
