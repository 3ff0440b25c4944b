import { expect, test } from 'vitest'
import { fingerprint } from '#domains/understanding/likeness/rules.ts'
import { backgroundOf, countAlike, groupAlike, type Said, typicalWords } from './rules.ts'

const NAMING = { leastVoices: 3, mostWords: 3, emptyEnds: '的了吗呢我是太又还每' }
const LIMITS = [
  '手机银行转账限额设置太麻烦了，找了半天',
  '转账限额设置好麻烦，每次都要去柜台',
  '为什么转账限额设置这么麻烦',
  '转账限额设置麻烦死了，能不能简单点',
]
const OTHERS = [
  '信用卡年费又扣了两百块',
  '柜台排队一个半小时只开一个窗口',
  '大堂经理态度特别好',
  '贷款审批半个月没消息',
  '自助机把我的卡吞了',
  '理财亏了很多当初说保本',
]
const said = (texts: readonly string[]): Said[] =>
  texts.map((text, at) => ({ number: `F${String(at).padStart(4, '0')}`, text, fingerprint: fingerprint(text) }))

test('what several customers say in their own ways is one problem, named by what they have in common', () => {
  const voices = said([...OTHERS, ...LIMITS])
  const [largest, second] = groupAlike(voices, 0.35)
  expect(largest?.voices.map(({ text }) => text).toSorted()).toEqual(LIMITS.toSorted())
  expect(second?.voices.length).toBe(1)
  const words = typicalWords(LIMITS, backgroundOf([...OTHERS, ...LIMITS]), NAMING)
  expect(words[0]).toContain('转账限额')
  expect(words.join()).toContain('麻烦')
})

test('what fewer than three customers said names nothing', () => {
  expect(typicalWords(['张小明说限额太低', '限额太低怎么办'], backgroundOf(LIMITS), NAMING)).toEqual([])
  const words = typicalWords([...LIMITS, '转账限额设置麻烦，我叫欧阳春晓'], backgroundOf(OTHERS), NAMING)
  expect(words.join()).not.toContain('欧阳')
})

test('the week before is counted by the same likeness', () => {
  const [leader, ...rest] = said(LIMITS)
  expect(countAlike(leader as Said, [...rest, ...said(OTHERS)], 0.35)).toBe(3)
})

test('the order in which they came changes no group of clearly different matters', () => {
  const sizes = (voices: Said[]) => groupAlike(voices, 0.35).map(({ voices: of }) => of.length)
  const voices = said([...LIMITS, ...OTHERS])
  expect(sizes(voices.toReversed())).toEqual(sizes(voices))
})

test('voices without a word are in no group', () => {
  expect(groupAlike(said(['', '']), 0.35)).toEqual([])
})
