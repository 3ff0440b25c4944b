import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { sayIn, type Word } from './say.ts'
import { zh } from './zh.ts'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).toSorted()
const keys = Object.keys(zh) as Word[]

test('both languages tell the same facts, and English has no Chinese but the names of languages', () => {
  expect(keys.filter((key) => places(zh[key]).join() !== places(en[key]).join())).toEqual([])
  expect(keys.filter((key) => /\p{Script=Han}/u.test(en[key])).toSorted()).toEqual(['chinese', 'other'])
  expect(keys.filter((key) => zh[key].trim() === '' || en[key].trim() === '')).toEqual([])
})

test('every word is said on some page', () => {
  const code = globSync('web/customer/**/*.{ts,tsx}')
    .filter((file) => !file.includes('/words/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const beginnings = ['refused.', 'state.', 'stage.', 'said.', 'typeSize']
  expect(keys.filter((key) => !code.includes(`'${key}'`) && !beginnings.some((each) => key.startsWith(each)))).toEqual(
    [],
  )
})

test('facts are filled in, and no brace ever reaches a customer', () => {
  expect(sayIn('zh')('step', { n: 2 })).toBe('第 2 步，共 3 步')
  expect(sayIn('en')('recorded', {})).not.toMatch(/[{}]/)
})
