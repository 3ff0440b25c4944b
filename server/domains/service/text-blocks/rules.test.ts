import { expect, test } from 'vitest'
import { addressOf, fill, unknownVariable } from './rules.ts'

test('a text block is filled with the facts of the case, and what the case does not know stays visible', () => {
  const text = '尊敬的{客户称呼}，您的案件{案件编号}将于{承诺日期}前答复。'
  expect(fill(text, { customer: '张先生/女士', number: 'C260302-000001' })).toBe(
    '尊敬的张先生/女士，您的案件C260302-000001将于{承诺日期}前答复。',
  )
  expect(fill('Case {case}, {Promised Date}', { number: 'C1', promised: '3 March' })).toBe('Case C1, 3 March')
})

test('a variable that nobody knows is named', () => {
  expect(unknownVariable('{客户称呼}您好，您的{身份证号}已核实')).toBe('身份证号')
  expect(unknownVariable('{客户称呼}您好 {案件编号}')).toBeUndefined()
  expect(unknownVariable('没有变量')).toBeUndefined()
})

test('what a customer wrote is never filled again as if it were a block', () => {
  expect(fill('{客户称呼}', { customer: '{案件编号}', number: 'C1' })).toBe('{案件编号}')
})

test('a form of address gives away no more than the masked name', () => {
  expect(addressOf('欧阳春晓', false)).toBe('欧先生/女士')
  expect(addressOf(null, false)).toBeUndefined()
})
