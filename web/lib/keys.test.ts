import { expect, test } from 'vitest'
import { isComposing } from './keys.ts'

test('a key belongs to the input method while it composes, also in browsers that only say 229', () => {
  expect(isComposing({ isComposing: true, keyCode: 74 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 74 })).toBe(false)
})
