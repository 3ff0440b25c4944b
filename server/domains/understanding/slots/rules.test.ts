import { expect, test } from 'vitest'
import { normalise } from '../normalise/rules.ts'
import { numberSpoken, slotsOf } from './rules.ts'

test.each([
  [
    '尾号１２３４的信用卡昨天在ATM取了五百块没出钞',
    { cardType: 'credit', cardTail: '1234', amountFen: 50_000, day: '昨天', channel: 'machine' },
  ],
  ['3月5日手机银行转了2.5万元没到账', { amountFen: 2_500_000, day: '3月5日', channel: 'mobile' }],
  ['卡号6222021234567890123被扣了¥1,234.50', { cardTail: '0123', amountFen: 123_450 }],
  ['储蓄卡少了三万二', { cardType: 'debit', amountFen: 3_200_000 }],
  ['柜台排队两个小时', { channel: 'counter' }],
  ['你好', {}],
])('%s names its particulars', (said, slots) => {
  expect(slotsOf(normalise(said))).toMatchObject(slots)
  if (Object.keys(slots).length === 0) expect(slotsOf(normalise(said))).toEqual({})
})

test.each([
  ['三万二', 32_000],
  ['一百零五', 105],
  ['十五', 15],
  ['两千三百', 2300],
  ['一万二千', 12_000],
  ['三百五', 350],
  ['二十万', 200_000],
])('%s is spoken for %d', (said, value) => {
  expect(numberSpoken(said)).toBe(value)
})
