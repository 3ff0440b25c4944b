import { expect, test } from 'vitest'
import { isGraver, mayDecide } from './rules.ts'

test('the second person is another human, whatever the account', () => {
  const asked = { askedByPerson: 'human-1', subjectStaffId: 'li' }
  expect(mayDecide(asked, { id: 'wang-2', personKey: 'human-1' })).toBe('approval.same-person')
  expect(mayDecide(asked, { id: 'key', personKey: null })).toBe('approval.same-person')
  expect(mayDecide(asked, { id: 'li', personKey: 'human-2' })).toBe('case.recused')
  expect(mayDecide(asked, { id: 'zhao', personKey: 'human-3' })).toBeUndefined()
})

test('grade I is the gravest', () => {
  expect([isGraver('I', 'II'), isGraver('II', 'III'), isGraver('III', 'I'), isGraver('II', 'II')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
