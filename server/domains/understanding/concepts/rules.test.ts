import { expect, test } from 'vitest'
import { mentionsIn } from './rules.ts'

const named = (text: string) =>
  mentionsIn(text).map(({ concepts, start, end }) => `${text.slice(start, end)}=${concepts.join('+')}`)

test('a card that is gone is lost in every region', () => {
  for (const said of ['卡丢了', '张卡唔见咗', '卡遭我搞丢了', 'lost my card'])
    expect(named(said).join()).toContain('=lost')
})

test('the longest word wins', () => {
  expect(named('手机银行转账')).toEqual(['手机银行=mobile_bank', '转账=transfer'])
})

test('a Latin word counts only as a whole: scams are not cards and discard is not a card', () => {
  expect(named('discard')).toEqual([])
  expect(named('a card')).toEqual(['card=card'])
})

test('a number counts only as a whole', () => {
  expect(named('打123780')).toEqual([])
  expect(named('打12378')).toEqual(['12378=complain'])
})
