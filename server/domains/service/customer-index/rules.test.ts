import { expect, test } from 'vitest'
import { readAsked, tailOf } from './rules.ts'

test('four digits are the end of a number, letters the sound of a name, all else words', () => {
  expect(readAsked('0001')).toEqual({ by: 'tail', digits: '0001' })
  expect(readAsked('０００１')).toEqual({ by: 'tail', digits: '0001' })
  expect(readAsked('ZXM')).toEqual({ by: 'spelling', letters: 'zxm' })
  expect(readAsked('zhang xiao')).toEqual({ by: 'spelling', letters: 'zhangxiao' })
  expect(readAsked('張小明')).toEqual({ by: 'words', words: '张小明' })
  expect(readAsked('100001')).toEqual({ by: 'words', words: '100001' })
})

test('an ID number that ends in X has its end as well', () => {
  expect(tailOf('99010119900101001X')).toBe('001x')
  expect(tailOf(null)).toBeUndefined()
})
