import { expect, test } from 'vitest'
import type { News } from '#contract/live.ts'
import { growsOld } from './reads.ts'

const one = '0197a000-0000-7000-8000-000000000001'
const other = '0197a000-0000-7000-8000-000000000002'
const news = (kind: News['kind'], id = one, caseId: string | null = one): News => ({ kind, id, caseId })
const key = (path: string, input: object = {}) => ['GET', path, input]

test('news of a case makes that case and the lists old, and no other case', () => {
  expect(growsOld(news('case'), key('/api/cases/:id', { id: one }))).toBe(true)
  expect(growsOld(news('case'), key('/api/cases/:id', { id: other }))).toBe(false)
  expect(growsOld(news('case'), key('/api/cases', { queue: 'unit' }))).toBe(true)
  expect(growsOld(news('case'), key('/api/feedback'))).toBe(false)
})

test('news of a ticket makes the case old that it belongs to', () => {
  expect(growsOld(news('ticket', other, one), key('/api/cases/:id', { id: one }))).toBe(true)
})

test('a reminder makes the reminders old and nothing else', () => {
  expect(growsOld(news('notice', one, null), key('/api/notices'))).toBe(true)
  expect(growsOld(news('notice', one, null), key('/api/work'))).toBe(false)
})
