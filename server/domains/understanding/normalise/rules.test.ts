import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, normaliseWithPlaces } from './rules.ts'

test.each([
  ['full width letters and digits', 'ＡＴＭ吞卡１２３', 'atm吞卡123'],
  ['traditional characters', '銀行卡丟了怎麼掛失', '银行卡丢了怎么挂失'],
  ['invisible characters inside a word', '投\u200b诉\ufeff你们', '投诉你们'],
  ['shouting', '太慢了！！！！！啊啊啊啊啊', '太慢了!!啊啊'],
  ['circled digits', '尾号①②③④', '尾号1234'],
  ['line breaks and wide blanks', ' 卡\n\n丢　了 ', '卡 丢 了'],
])('%s', (_, said, plain) => {
  expect(normalise(said)).toBe(plain)
})

test('digits are never shortened: an amount stays the amount', () => {
  expect(normalise('转了１０００００元，卡号6222000000001111')).toBe('转了100000元,卡号6222000000001111')
})

test('everyday simplified text stays as it is', () => {
  const text = '余额没了,后台说系统升级,干脆去柜台办理,面对面签约,里程和积分都只有一只,发票在台上,周三冲账'
  expect(normalise(text)).toBe(text)
})

test('saying it again changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (said) => normalise(normalise(said)) === normalise(said)))
})

test('every character knows where it came from', () => {
  const said = '银\u200b行\u{1f621}ＡＢ１'
  const { text, from } = normaliseWithPlaces(said)
  expect(from).toHaveLength(text.length)
  expect(said.slice(from[text.indexOf('1')] as number)).toBe('１')
})
