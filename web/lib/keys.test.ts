import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isComposing, keyOf } from './keys.ts'

const pressed = fc.record({
  key: fc.constantFrom('j', 'k', '?', '？', 'Enter', 'a'),
  isComposing: fc.boolean(),
  keyCode: fc.constantFrom(74, 75, 191, 13, 229),
  ctrlKey: fc.boolean(),
  metaKey: fc.boolean(),
  altKey: fc.boolean(),
  defaultPrevented: fc.boolean(),
})
const around = fc.record({ isTyping: fc.boolean(), isOverlaid: fc.boolean() })
const quiet = { isTyping: false, isOverlaid: false }
const alone = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  isComposing: false,
  keyCode: 74,
}

test('a key belongs to the input method while it composes, also in browsers that only say 229', () => {
  expect(isComposing({ isComposing: true, keyCode: 74 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 74 })).toBe(false)
})

test('whatever else holds, no key acts while an input method composes, while somebody types or under a dialog', () => {
  fc.assert(
    fc.property(pressed, around, (event, where) => {
      const key = keyOf(event, where)
      if (event.isComposing || event.keyCode === 229 || where.isTyping || where.isOverlaid) expect(key).toBeUndefined()
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) expect(key).toBeUndefined()
    }),
  )
})

test('a key alone on a quiet screen acts, and a full-width question mark is one', () => {
  expect(keyOf({ ...alone, key: 'j' }, quiet)).toBe('j')
  expect(keyOf({ ...alone, key: '？' }, quiet)).toBe('?')
})
