import { expect, test } from 'vitest'
import { spellings } from './pinyin.ts'

test('a name is found by its initials and by its sounds', () => {
  expect(spellings('张小明', true)).toEqual(['zxm', 'zhangxiaoming'])
  expect(spellings('吕梁', true)[1]).toBe('lvliang')
})

test('a surname is read as one', () => {
  expect(spellings('单小红', true)[0]).toBe('sxh')
  expect(spellings('曾国平', true)[0]).toBe('zgp')
})

test('what has no Chinese in it has no spelling', () => {
  expect(spellings('ACME 100')).toEqual([])
})
