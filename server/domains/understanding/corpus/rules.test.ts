import { expect, test } from 'vitest'
import { idsOf } from '../classify/rules.ts'
import { dice } from '../training/rules.ts'
import { readTable } from '../words.ts'
import { sayInWays, sayOnce } from './rules.ts'
import { corpusOf } from './store.ts'

test('a line is said by choosing and by taking words, and what is left is plain text', () => {
  expect(sayOnce('({card}丢了|{card}没了)怎么办', { card: ['卡'] }, () => 0)).toBe('卡丢了怎么办')
})

test('brackets never reach the text, even around a single word', () => {
  expect(sayOnce('(明明|)(密码)是对的', {}, () => 0)).toBe('明明密码是对的')
})

test('a slot without words is a mistake in the corpus, not a text', () => {
  expect(() => sayOnce('{nothing}丢了', {}, () => 0)).toThrow('no words for {nothing}')
})

test('the same dice say the same', () => {
  const say = () => sayInWays('(怎么|如何)(挂失|解挂)(呢|啊)', {}, dice(3), 5)
  expect(say()).toEqual(say())
})

test('every label of the corpus is an id of the taxonomy', () => {
  const { asked, told } = corpusOf()
  expect(idsOf('intents')).toEqual(expect.arrayContaining([...new Set(asked.map(({ intent }) => intent))]))
  expect(idsOf('business')).toEqual(expect.arrayContaining([...new Set(told.map(({ business }) => business))]))
  expect(idsOf('nature')).toEqual(expect.arrayContaining([...new Set(told.map(({ nature }) => nature))]))
  expect(idsOf('emotion')).toEqual(expect.arrayContaining([...new Set(told.map(({ emotion }) => emotion))]))
  expect(new Set(asked.map(({ intent }) => intent)).size).toBe(idsOf('intents').length)
})

test('no line of the corpus is cut short or left with a brace', () => {
  for (const name of ['intents-1.tsv', 'feedback-1.tsv'])
    expect(readTable(`corpus/${name}`).every((row) => row.every(Boolean))).toBe(true)
  for (const { text } of corpusOf().asked) expect(text).not.toMatch(/[{}]/)
})
