import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstCircle, mayStandUnder, type Placement, placementsAfter } from './rules.ts'

const at = (unitId: string, parentId: string, fromOn = '2020-01-01', untilOn: string | null = null): Placement => ({
  unitId,
  parentId,
  fromOn,
  untilOn,
})

test('a unit is not moved under its own child, and not under itself by two moves', () => {
  const tree = [at('B', 'HO'), at('O', 'B')]
  expect(firstCircle(placementsAfter(tree, at('B', 'O', '2026-04-01')), '2026-04-01')).toBe('2026-04-01')
  const planned = placementsAfter([at('A', 'HO'), at('B', 'HO')], at('B', 'A', '2026-09-01'))
  // Today A may stand under B; in September, when B moves under A, it would not.
  expect(firstCircle(placementsAfter(planned, at('A', 'B', '2026-04-01')), '2026-04-01')).toBe('2026-09-01')
})

test('a move ends the place that the unit had, on that day and not before', () => {
  expect(placementsAfter([at('O', 'B1')], at('O', 'B2', '2026-04-01'))).toEqual([
    at('O', 'B1', '2020-01-01', '2026-04-01'),
    at('O', 'B2', '2026-04-01'),
  ])
})

test('whatever is moved: a tree that is admitted lets everyone reach the top', () => {
  const units = ['A', 'B', 'C', 'D', 'E']
  const moves = fc.array(fc.tuple(fc.constantFrom(...units), fc.constantFrom('HO', ...units)), { maxLength: 12 })
  fc.assert(
    fc.property(moves, (list) => {
      let tree = units.map((unit) => at(unit, 'HO'))
      list.forEach(([unit, parent], nth) => {
        const day = `2026-01-${String(nth + 1).padStart(2, '0')}`
        const next = placementsAfter(tree, at(unit, parent, day))
        if (!firstCircle(next, day)) tree = next
      })
      const parentOf = new Map(tree.filter((it) => it.untilOn === null).map((it) => [it.unitId, it.parentId]))
      for (const unit of units) {
        let steps = 0
        for (let here: string | undefined = unit; here !== 'HO' && steps < 9; here = parentOf.get(here ?? '')) steps++
        expect(steps).toBeLessThan(6)
      }
    }),
  )
})

test('a branch does not stand under an outlet, and nothing above head office', () => {
  expect(mayStandUnder('branch', 'outlet')).toBe(false)
  expect(mayStandUnder('outlet', 'branch')).toBe(true)
  expect(mayStandUnder('head-office', 'head-office')).toBe(false)
})
