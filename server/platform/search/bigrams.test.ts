import { expect, test } from 'vitest'
import { bigramQuery, bigramVector } from './bigrams.ts'

test('Chinese is cut into pairs, words and numbers stay whole', () => {
  expect(bigramVector('手机银行 App 打不开123')).toBe(`'手机' '机银' '银行' '打不' '不开' 'app' '123'`)
})

test('full width and capitals find the same', () => {
  expect(bigramQuery('ＡＰＰ')).toBe(`'app'`)
})

test('a lone character asks for every pair that begins with it', () => {
  expect(bigramQuery('卡')).toBe(`'卡':*`)
})

test('signs that mean something to PostgreSQL are never passed on', () => {
  expect(bigramQuery(`'); drop & | ! :* <->`)).toBe(`'drop'`)
  expect(bigramQuery('！？')).toBeUndefined()
})
