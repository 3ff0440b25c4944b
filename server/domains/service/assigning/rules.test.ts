import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Movable, moveRefusal, shareOut, type Taker } from './rules.ts'

const one = (caseId: string, also: Partial<Movable> = {}): Movable => ({
  caseId,
  ownerId: null,
  stage: 'handle',
  subjectStaffId: null,
  hasHandOver: false,
  dueAt: null,
  ...also,
})
const all = ['a', 'b', 'c', 'd', 'e', 'f']
const taker = (id: string, open = 0, also: Partial<Taker> = {}): Taker => ({
  id,
  open,
  mayWork: true,
  isAway: false,
  reaches: new Set(all),
  ...also,
})

test('a case never goes to whom it is about, to who is away, to its owner, or to who may not see it', () => {
  expect(moveRefusal(one('a', { subjectStaffId: 'x' }), taker('x'))).toBe('case.recused')
  expect(moveRefusal(one('a'), taker('x', 0, { isAway: true }))).toBe('assign.away')
  expect(moveRefusal(one('a', { ownerId: 'x' }), taker('x'))).toBe('assign.owner-already')
  expect(moveRefusal(one('a'), taker('x', 0, { reaches: new Set() }))).toBe('assign.out-of-reach')
  expect(moveRefusal(one('a', { stage: 'closed' }), taker('x'))).toBe('case.wrong-stage')
})

test('the most urgent case goes first, to who carries least', () => {
  const planned = shareOut(
    [one('a', { dueAt: new Date(2000) }), one('b'), one('c', { dueAt: new Date(1000) })],
    [taker('busy', 5), taker('free', 3)],
  )
  expect(planned.map(({ caseId, toId }) => [caseId, toId])).toEqual([
    ['c', 'free'],
    ['a', 'free'],
    ['b', 'busy'],
  ])
})

test('a case about one of two goes to the other, however much they carry', () => {
  expect(shareOut([one('a', { subjectStaffId: 'free' })], [taker('busy', 50), taker('free')])[0]?.toId).toBe('busy')
})

test('every case is planned once, and of colleagues who carried alike none ends with two more than another', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...all)), fc.integer({ min: 1, max: 4 }), (ids, n) => {
      const planned = shareOut(
        ids.map((id) => one(id)),
        Array.from({ length: n }, (_, i) => taker(`t${i}`)),
      )
      const each = [...Map.groupBy(planned, ({ toId }) => toId).values()].map((list) => list.length)
      const least = each.length < n ? 0 : Math.min(...each)
      return planned.length === ids.length && Math.max(0, ...each) - least <= 1
    }),
  )
})
