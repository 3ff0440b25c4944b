import { expect, test } from 'vitest'
import { workAddress } from './work-address.ts'

test('one click opens the case with the form of what is owed', () => {
  expect(workAddress({ caseId: 'c1', action: 'reply', subjectId: 'c1' })).toBe('/cases/c1?do=reply&of=c1')
  expect(workAddress({ caseId: 'c1', action: 'answer-ticket', subjectId: 't1' })).toBe(
    '/cases/c1?do=answer-ticket&of=t1',
  )
})

test('what is only to be looked at opens no form, and what has no case opens nothing', () => {
  expect(workAddress({ caseId: 'c1', action: 'open', subjectId: 'c1' })).toBe('/cases/c1')
  expect(workAddress({ caseId: null, action: 'open', subjectId: 'd1' })).toBeNull()
})

test('the duty to invite leads to the codes that are shown to customers', () => {
  const deadline = { commitmentId: '4.1.1/invitation' }
  expect(workAddress({ caseId: null, action: 'open', subjectId: 'd1', deadline })).toBe('/codes?show=codes')
})
