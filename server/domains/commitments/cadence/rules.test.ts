import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodBounds } from '#platform/calendar/period.ts'
import { periodsToCreate } from './rules.ts'

test('a process asleep over three weeks creates three', () => {
  expect(periodsToCreate('week', '2026-W09', new Date('2026-03-18T04:00:00Z'))).toEqual([
    '2026-W10',
    '2026-W11',
    '2026-W12',
  ])
})

test('one that never ran begins with the period that runs', () => {
  expect(periodsToCreate('month', undefined, new Date('2026-02-28T16:00:00Z'))).toEqual(['2026-03'])
})

test('nothing is created twice, and none is left out', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom('day', 'week', 'month', 'quarter') as fc.Arbitrary<'day' | 'week'>,
      (days, every) => {
        let through: string | undefined
        const created: string[] = []
        for (const day of days.toSorted((a, b) => a - b)) {
          const fresh = periodsToCreate(every, through, new Date(Date.UTC(2026, 0, 1) + day * 86_400_000))
          created.push(...fresh)
          through = created.at(-1)
        }
        expect(new Set(created).size).toBe(created.length)
        created.slice(1).forEach((period, i) => {
          expect(periodBounds(period).from).toEqual(periodBounds(created[i] as string).to)
        })
      },
    ),
  )
})
