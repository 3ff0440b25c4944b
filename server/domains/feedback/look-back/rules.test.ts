import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseChecker, commitmentTo, digestPopulation, drawSample, sampleSize, seedOf } from './rules.ts'

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('a tenth, rounded up', () => {
  expect([0, 1, 10, 11, 70, 71].map((population) => sampleSize(population, 10))).toEqual([0, 1, 1, 2, 7, 8])
  expect(sampleSize(100, 7)).toBe(7)
})

test('a draw has the promised size, repeats nothing, invents nothing and does not depend on the order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 200 }), bytes, (ids, seed) => {
      const drawn = drawSample(ids, seed, 10)
      expect(new Set(drawn).size).toBe(sampleSize(ids.length, 10))
      expect(ids).toEqual(expect.arrayContaining(drawn))
      expect(drawSample(ids.toReversed(), seed, 10)).toEqual(drawn)
      expect(digestPopulation(ids.toReversed())).toEqual(digestPopulation(ids))
    }),
  )
})

test('every item has the same chance, whatever its id', () => {
  const ids = Array.from({ length: 50 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`)
  const times = new Map(ids.map((id) => [id, 0]))
  for (let round = 0; round < 2000; round++)
    for (const id of drawSample(ids, seedOf(Buffer.from(`secret ${round}`), Buffer.alloc(32), '2026-09', 'unit'), 10))
      times.set(id, (times.get(id) ?? 0) + 1)
  // 5 of 50 in 2,000 rounds: 200 each, and a standard deviation of 13.4; six of them is beyond chance.
  for (const count of times.values()) expect(Math.abs(count - 200)).toBeLessThan(81)
})

test('the seed changes with the secret, the beacon, the month and the unit', () => {
  const seeds = [
    seedOf(Buffer.from('a'), Buffer.from('b'), '2026-09', 'u'),
    seedOf(Buffer.from('x'), Buffer.from('b'), '2026-09', 'u'),
    seedOf(Buffer.from('a'), Buffer.from('x'), '2026-09', 'u'),
    seedOf(Buffer.from('a'), Buffer.from('b'), '2026-10', 'u'),
    seedOf(Buffer.from('a'), Buffer.from('b'), '2026-09', 'v'),
  ]
  expect(new Set(seeds.map((seed) => seed.toString('hex'))).size).toBe(5)
  expect(commitmentTo(Buffer.from('a'))).not.toEqual(commitmentTo(Buffer.from('b')))
})

test('nobody looks back at their own work, under any account, nor a unit at a complaint about itself', () => {
  const item = {
    caseId: 'c',
    unitId: 'outlet',
    resolvedBy: 'wang',
    ownerId: 'wang',
    subjectStaffId: 'li',
    subjectUnitId: 'counter',
  }
  const persons: Record<string, string> = { wang: 'human-1', li: 'human-2' }
  const checkers = [
    { staffId: 'wang-2', unitId: 'service', personKey: 'human-1', load: 0 },
    { staffId: 'li', unitId: 'service', personKey: 'human-2', load: 0 },
    { staffId: 'zhao', unitId: 'counter', personKey: 'human-3', load: 0 },
    { staffId: 'chen', unitId: 'service', personKey: 'human-4', load: 3 },
    { staffId: 'sun', unitId: 'service', personKey: 'human-5', load: 1 },
  ]
  expect(chooseChecker(item, checkers, (id) => persons[id], Buffer.alloc(32))?.staffId).toBe('sun')
  expect(chooseChecker(item, checkers.slice(0, 3), (id) => persons[id], Buffer.alloc(32))).toBeUndefined()
})
