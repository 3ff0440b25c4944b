import { expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone } from './mask.ts'

test('a name shows its first character and, when it is long enough, its last', () => {
  expect(['张明', '张小明', '欧阳春晓', '李', '𠮷野家', null].map(maskName)).toEqual([
    '张*',
    '张*明',
    '欧**晓',
    '*',
    '𠮷*家',
    null,
  ])
})

test('a telephone keeps its beginning and its last four digits', () => {
  expect(['15412345678', '+8615412345678', '12345', null].map(maskPhone)).toEqual([
    '154****5678',
    '+86154****5678',
    '*****',
    null,
  ])
})

test('an identity number keeps three digits and the last four', () => {
  expect(maskIdNumber('990101196001011234')).toBe('990***********1234')
})
