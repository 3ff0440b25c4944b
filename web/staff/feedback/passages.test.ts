import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningFor, passagesOf, searchedIn, segmentsOf } from './passages.ts'

const words = (text: string, found: { start: number; end: number }[]) =>
  found.map(({ start, end }) => text.slice(start, end))

test('a word that decided is found wherever it stands, as the customer wrote it', () => {
  const text = '积分没了！积分兑换不了，ＡＰＰ也打不开'
  expect(words(text, passagesOf(text, ['积分', 'app']))).toEqual(['积分', '积分', 'ＡＰＰ'])
})

test('words that touch or overlap are one mark', () => {
  const text = '转账限额太低'
  expect(words(text, passagesOf(text, ['转账', '账限额']))).toEqual(['转账限额'])
})

test('a word that one character spreads into several keeps its place', () => {
  const text = '收费㎏也算'
  expect(words(text, passagesOf(text, ['kg']))).toEqual(['㎏'])
})

test('a search that is not there as a whole is shown by its pairs', () => {
  const text = '限额太低，转账也慢'
  expect(words(text, searchedIn(text, '转账限额'))).toEqual(['限额', '转账'])
  expect(words(text, searchedIn(text, '转账，慢'))).toEqual(['转账', '慢'])
  expect(searchedIn(text, '！？')).toEqual([])
})

test('a match far down in a long text is brought into the two lines', () => {
  const text = `${'很长的经过。'.repeat(30)}最后密码锁了`
  const start = beginningFor(text, searchedIn(text, '密码'))
  expect(text.slice(start)).toContain('密码锁了')
  expect([...text.slice(start)].length).toBeLessThan(30)
  expect(beginningFor(text, [])).toBe(0)
})

test('segments put together are the text, and every mark lies within its passages', () => {
  const passage = fc
    .record({ start: fc.nat(30), length: fc.nat(10), kind: fc.constantFrom('business', 'nature') })
    .map(({ start, length, kind }) => ({ start, end: start + length, kind }))
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(passage, { maxLength: 6 }), (text, passages) => {
      const within = passages.filter(({ end }) => end <= text.length)
      const segments = segmentsOf(text, within)
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      for (const { kind, start, end } of within)
        for (const segment of segments)
          if (segment.start >= start && segment.start + segment.text.length <= end && segment.text !== '')
            expect(segment.kinds).toContain(kind)
    }),
  )
})
