import { expect, test } from 'vitest'
import { keysOf, rank } from './pages.ts'

const target = (label: string) => ({ to: `/${label}`, label, keys: keysOf(label) })
const all = ['我的工作', '案件', '主管台', '履约看板', '回头看'].map(target)
const labels = (typed: string) => rank(all, typed).map(({ label }) => label)

test('a page is found by its initials, its sounds and its characters', () => {
  for (const typed of ['lykb', 'lvyue', '履约', 'LYKB'])
    expect({ typed, first: labels(typed)[0] }).toEqual({ typed, first: '履约看板' })
  expect(labels('htk')).toEqual(['回头看'])
  expect(labels('xyz')).toEqual([])
})

test('nothing typed offers every page', () => {
  expect(labels('')).toHaveLength(5)
})
