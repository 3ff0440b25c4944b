import { expect, test } from 'vitest'
import { Attempt, isAnswer, mayHelpToRepeat } from './attempt.ts'

const numbered = () => {
  let drawn = 0
  return new Attempt(() => {
    drawn += 1
    return `key-${drawn}`
  })
}

test('pressing again after silence sends the same key, so that nothing happens twice', () => {
  const attempt = numbered()
  expect(attempt.keyFor({ text: '已联系客户' })).toBe('key-1')
  expect(attempt.keyFor({ text: '已联系客户' })).toBe('key-1')
})

test('changing a word is another attempt, with a key of its own', () => {
  const attempt = numbered()
  attempt.keyFor({ text: '已联系客户' })
  expect(attempt.keyFor({ text: '已联系客户两次' })).toBe('key-2')
})

test('after an answer the same words are meant anew', () => {
  const attempt = numbered()
  attempt.keyFor({ text: '备注' })
  attempt.answered()
  expect(attempt.keyFor({ text: '备注' })).toBe('key-2')
})

test('a refusal is an answer; a lost session, a failing server or an attempt still in work is none', () => {
  expect(isAnswer(422, 'case.no-root-cause')).toBe(true)
  expect(isAnswer(409, 'already-done')).toBe(true)
  expect(isAnswer(409, 'idempotency.in-flight')).toBe(false)
  expect(isAnswer(401, 'sign-in.needed')).toBe(false)
  expect(isAnswer(503, 'busy')).toBe(false)
})

test('a question is repeated by itself only where nobody answered', () => {
  expect(mayHelpToRepeat(undefined)).toBe(true)
  expect(mayHelpToRepeat(503)).toBe(true)
  expect(mayHelpToRepeat(403)).toBe(false)
  expect(mayHelpToRepeat(500)).toBe(false)
})
