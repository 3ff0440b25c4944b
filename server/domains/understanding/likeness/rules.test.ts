import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandKeys, fingerprint, likeness, likeTexts } from './rules.ts'

const downInManyWays = [
  '手机银行登不上去了',
  '掌银打不开，一直转圈',
  '你们APP是不是崩了',
  '手機銀行登陸不了',
  '手机银行怎么一直登录不了啊急死了',
  '农行app又挂了，登不进去',
]

test('one failure said in many ways is alike, another matter is not', () => {
  for (const one of downInManyWays) {
    const near = Math.max(...downInManyWays.filter((it) => it !== one).map((other) => likeTexts(one, other)))
    expect(near).toBeGreaterThan(0.35)
    expect(likeTexts(one, '房贷提前还款要交违约金吗')).toBeLessThan(0.15)
  }
})

test('every way of saying it meets another in the index', () => {
  const keys = downInManyWays.map((said) => new Set(bandKeys(fingerprint(said))))
  for (const own of keys)
    expect(keys.some((other) => other !== own && [...own].some((key) => other.has(key)))).toBe(true)
})

test('likeness is the same both ways, between 0 and 1, and 1 with itself', () => {
  const said = fc.string({ unit: fc.constantFrom(...'卡丢了怎么办转账手续费abc 12，。') })
  fc.assert(
    fc.property(said, said, (one, other) => {
      const there = likeTexts(one, other)
      expect(there).toBeCloseTo(likeTexts(other, one), 12)
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(1 + 1e-9)
      if (fingerprint(one).length > 0) expect(likeTexts(one, one)).toBeCloseTo(1, 12)
    }),
  )
})

test('a fingerprint fits an int[] of PostgreSQL however long the story is', () => {
  const print = fingerprint(
    '我上个月在网点排队三个小时，柜员态度很差，'.repeat(200) + 'the app keeps crashing 123 456 '.repeat(50),
  )
  expect(print.length).toBeLessThanOrEqual(48)
  for (const number of [...print, ...bandKeys(print)]) expect(number).toBeLessThan(2 ** 31)
})

test('nothing said is like nothing', () => {
  expect(likeness(fingerprint(''), fingerprint('卡丢了'))).toBe(0)
  expect(bandKeys(fingerprint(''))).toEqual([])
})
