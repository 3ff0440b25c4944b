import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextStop } from './rules.ts'

const at = (text: string) => new Date(text)

test('the clock stops at what wakes first, and at midnight in Shanghai', () => {
  const now = at('2026-03-02T01:00:00Z')
  expect(nextStop(now, at('2026-03-02T03:00:00Z'), at('2026-03-02T02:00:00Z'), now)).toEqual(at('2026-03-02T02:00:00Z'))
  expect(nextStop(now, at('2026-03-04T03:00:00Z'), null, now)).toEqual(at('2026-03-02T16:00:00Z'))
  expect(nextStop(now, at('2026-03-02T03:00:00Z'), null, now)).toEqual(at('2026-03-02T03:00:00Z'))
})

test('it always gets there, never goes back and never takes more steps than strides and midnights', () => {
  const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2026-06-01T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 90 * 86_400_000 }), (began, way) => {
      const target = new Date(began.getTime() + way)
      let now = began
      let steps = 0
      while (now < target && steps < 1000) {
        const next = nextStop(now, target, now, began)
        expect(next > now).toBe(true)
        now = next
        steps += 1
      }
      expect(now).toEqual(target)
      expect(steps).toBeLessThanOrEqual(301 + Math.ceil(way / 86_400_000))
    }),
  )
})
