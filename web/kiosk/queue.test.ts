import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOff, judge, type KeptTap, nextBatch, standing } from './queue.ts'

const tap = (sequence: number, more: Partial<KeptTap> = {}): KeptTap => ({
  sequence,
  id: `tap-${sequence}`,
  deviceAt: `2026-03-02T01:${String(sequence).padStart(2, '0')}:00Z`,
  rating: 5,
  reasons: [],
  text: '',
  language: 'zh',
  counterId: 'counter-3',
  state: 'ready',
  ...more,
})

test('the oldest go first, unfinished and refused ones stay, and none goes to another counter', () => {
  const taps = [tap(3), tap(1), tap(2, { state: 'open' }), tap(4, { state: 'aside' }), tap(5, { counterId: 'other' })]
  expect(nextBatch(taps, 'counter-3').map(({ sequence }) => sequence)).toEqual([1, 3])
  expect(nextBatch(taps, 'counter-3', 1).map(({ sequence }) => sequence)).toEqual([1])
})

test('the foot tells how many wait and since when, and how many nobody takes', () => {
  expect(standing([tap(2), tap(1, { state: 'open' }), tap(3, { state: 'aside' })])).toEqual({
    waiting: 2,
    since: '2026-03-02T01:01:00Z',
    aside: 1,
  })
  expect(standing([])).toEqual({ waiting: 0, since: null, aside: 0 })
})

test('only the bank’s word lets go of a tap: silence, faults, a busy bank and a shut-out tablet lose nothing', () => {
  for (const answer of [undefined, { status: 500 }, { status: 503 }, { status: 429 }, { status: 409 }, { status: 401 }])
    expect(judge([tap(1), tap(2)], answer)).toMatchObject({ forget: [], aside: [] })
  expect(judge([tap(1), tap(2)], { status: 200, accepted: ['tap-2', 'strange'], refused: [] })).toEqual({
    forget: ['tap-2'],
    aside: [],
    next: 'go-on',
  })
  expect(judge([tap(1)], { status: 200, accepted: [], refused: [] }).next).toBe('wait')
})

test('one tap that cannot be read is found and set aside, and all others arrive', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (count, at) => {
      let kept = Array.from({ length: count }, (_, nth) => tap(nth + 1))
      const arrived: string[] = []
      const aside: string[] = []
      let most = 20
      for (let turn = 0; turn < 400; turn++) {
        const batch = nextBatch(kept, 'counter-3', most)
        if (batch.length === 0) break
        const isBad = batch.some(({ sequence }) => sequence === at)
        const verdict = judge(batch, isBad ? { status: 400 } : { status: 200, accepted: batch.map(({ id }) => id) })
        arrived.push(...verdict.forget)
        aside.push(...verdict.aside)
        kept = kept.filter(({ id }) => !verdict.forget.includes(id) && !verdict.aside.includes(id))
        most = verdict.next === 'smaller' ? Math.max(1, Math.floor(batch.length / 2)) : 20
      }
      expect(kept).toEqual([])
      expect(arrived.length + aside.length).toBe(count)
      expect(aside).toEqual(at <= count ? [`tap-${at}`] : [])
    }),
  )
})

test('waiting grows with each failure, never beyond two minutes, and never to nothing', () => {
  expect([1, 2, 3, 4].map((failures) => backOff(failures, 1))).toEqual([2000, 4000, 8000, 16000])
  expect(backOff(40, 1)).toBe(120_000)
  expect(backOff(1, 0)).toBe(1000)
})
