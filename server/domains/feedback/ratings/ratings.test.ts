import { expect, test } from 'vitest'
import { codeOf, counterOf, evaluatorAt, rate, tap, tokenOf } from '#test/rating-places.ts'
import { scene } from '#test/scene.ts'

test('the figures of an outlet are counted from its rows, with the interval that so few leave open', async () => {
  const s = await scene({ as: 'supervisor' })
  const counterId = await counterOf(s)
  const { code } = await codeOf(s, 'outlet')
  const key = await evaluatorAt(s, counterId)
  const taps = [5, 5, 4, 2].map((rating, nth) => tap(nth + 1, rating, '2026-03-02T01:00:00Z'))
  await s.nobody('POST', '/api/evaluator/taps', { deviceKey: key, sentAt: '2026-03-02T01:00:00Z', taps })
  await rate(s, code, await tokenOf(s, code), 3)
  const { body } = await s.call('GET', '/api/ratings/figures')
  expect(body.today).toMatchObject({ count: 5, satisfied: 3, byRating: [0, 1, 1, 1, 2] })
  expect(body.today.low).toBeCloseTo(0.2307, 3)
  expect(body.today.high).toBeCloseTo(0.8824, 3)
  expect(body.days.at(-1)).toEqual({ on: '2026-03-02', count: 5, satisfied: 3 })
  expect(body.counters).toMatchObject([{ name: { zh: '3号窗口' }, count: 4, satisfied: 3 }])
  const west = await (await s.as('supervisor-west'))('GET', '/api/ratings/figures')
  expect(west.body.today.count).toBe(0)
  expect((await (await s.as('supervisor-west'))('GET', `/api/ratings/figures?unitId=${body.unit.id}`)).status).toBe(404)
})
