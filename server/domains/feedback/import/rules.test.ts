import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planRow, rowNamer } from './rules.ts'

const plan = { textColumns: ['text'], ratingColumn: undefined, outlet: undefined, language: 'zh' } as const

test('a row is taken with the words of its columns, empty ones left out', () => {
  const row = { title: '卡丢了', text: ' 怎么挂失 ', extra: '' }
  expect(planRow(row, { ...plan, textColumns: ['title', 'extra', 'text'] })).toEqual({
    input: { channel: 'import', text: '卡丢了\n怎么挂失', language: 'zh' },
  })
})

test('a row without words or with a rating that is none is rejected with its reason', () => {
  expect(planRow({ text: '  ' }, plan)).toEqual({ reason: 'feedback.empty' })
  expect(planRow({ text: '好', stars: '6' }, { ...plan, ratingColumn: 'stars' })).toEqual({
    reason: 'feedback.bad-rating',
  })
  expect(planRow({ text: 'x'.repeat(20_001) }, plan)).toEqual({ reason: 'feedback.too-long' })
})

test('the same rows get the same names in any order, and no two rows of a file one name', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.constantFrom('a', 'b', 'c') }), { maxLength: 30 }), (rows) => {
      const names = rows.map(rowNamer())
      const again = rows.toReversed().map(rowNamer())
      expect(new Set(names).size).toBe(rows.length)
      expect(again.toSorted()).toEqual(names.toSorted())
    }),
  )
})
