import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHINA } from '#test/compare-deadlines.ts'
import { createCalendar } from './calendar.ts'
import { dueAt, type Limit, type LimitUnit } from './limit.ts'
import { momentOfShare, progressOf } from './progress.ts'
import { nationalLayer, readChina } from './read-china.ts'
import type { Running } from './running.ts'

const calendar = createCalendar([nationalLayer(readChina(CHINA))])
const at = (text: string) => new Date(`${text}+08:00`)
const threeDays: Limit = { amount: 3, unit: 'working-days' }
const friday = [{ from: at('2026-11-06T10:00') }]
const limits = fc.record({
  amount: fc.integer({ min: 1, max: 15 }),
  unit: fc.constantFrom<LimitUnit>(
    'elapsed-minutes',
    'elapsed-hours',
    'working-days',
    'working-hours',
    'calendar-days',
  ),
})
const receipts = fc.date({ min: at('2020-01-01T00:00'), max: at('2026-09-30T00:00'), noInvalidDate: true })
const percents = fc.integer({ min: 1, max: 100 })

test.each<[Limit, number, string]>([
  [{ amount: 3, unit: 'working-days' }, 50, '2026-11-10T13:00'],
  [{ amount: 3, unit: 'working-days' }, 80, '2026-11-11T12:12'],
  [{ amount: 1, unit: 'working-days' }, 50, '2026-11-09T13:00'],
  [{ amount: 2, unit: 'working-days' }, 50, '2026-11-09T17:00'],
  [{ amount: 8, unit: 'working-hours' }, 50, '2026-11-06T14:00'],
  [{ amount: 8, unit: 'working-hours' }, 100, '2026-11-09T10:00'],
  [{ amount: 24, unit: 'elapsed-hours' }, 80, '2026-11-07T05:12'],
  [{ amount: 15, unit: 'calendar-days' }, 50, '2026-11-14T13:00'],
])('of a limit of %j from Friday at ten, %i %% have passed at %s', (limit, percent, moment) => {
  expect(momentOfShare(calendar, friday, limit, percent)).toEqual(at(moment))
})

test('nobody is warned while the clock is paused', () => {
  const paused = [...pausedFrom('2026-11-09T10:00'), { from: at('2026-11-11T16:00') }]
  // The first counted day is Wednesday, on which half would have passed at 13:00.
  expect(momentOfShare(calendar, paused, { amount: 1, unit: 'working-days' }, 50)).toEqual(at('2026-11-11T16:00'))
  expect(momentOfShare(calendar, pausedFrom('2026-11-09T10:00'), threeDays, 50)).toBeUndefined()
})

const pausedFrom = (moment: string): Running[] => [{ from: at('2026-11-06T10:00'), to: at(moment) }]

test.each([
  ['2026-11-06T16:00', 0, 0],
  ['2026-11-08T12:00', 0, 0],
  ['2026-11-09T13:00', 0, 1 / 6],
  ['2026-11-10T00:00', 1, 1 / 3],
  ['2026-11-11T23:59:59.999', 2, 1],
  ['2026-12-01T09:00', 3, 1],
])('of three working days from Friday, at %s %i days are used', (moment, used, share) => {
  const progress = progressOf(calendar, friday, threeDays, at(moment))
  expect(progress).toEqual({ unit: 'days', used, left: 3 - used, share: expect.closeTo(share, 9) })
})

test('what is left at the pause is left at the resumption', () => {
  const limit: Limit = { amount: 8, unit: 'working-hours' }
  const paused = pausedFrom('2026-11-06T16:00')
  const atPause = progressOf(calendar, paused, limit, at('2026-11-06T16:00'))
  expect(atPause).toEqual({ unit: 'milliseconds', used: 21_600_000, left: 7_200_000, share: 0.75 })
  expect(progressOf(calendar, paused, limit, at('2026-11-20T12:00'))).toEqual(atPause)
  expect(progressOf(calendar, [...paused, { from: at('2026-11-20T12:00') }], limit, at('2026-11-20T12:00'))).toEqual(
    atPause,
  )
})

test('a day that is broken off by a pause is given back', () => {
  const paused = pausedFrom('2026-11-09T15:00')
  expect(progressOf(calendar, paused, threeDays, at('2026-11-09T14:59')).share).toBeGreaterThan(0.2)
  expect(progressOf(calendar, paused, threeDays, at('2026-11-09T15:00')).share).toBe(0)
  expect(progressOf(calendar, paused, threeDays, at('2026-11-10T12:00')).share).toBe(0)
})

test.each([0, 101, 12.5, Number.NaN])('%d is refused as a percentage', (percent) => {
  expect(() => momentOfShare(calendar, friday, threeDays, percent)).toThrow(RangeError)
})

test('warnings come in order, after the receipt and not after the due moment', () => {
  fc.assert(
    fc.property(receipts, limits, percents, percents, (from, limit, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)].map((percent) =>
        momentOfShare(calendar, [{ from }], limit, percent),
      ) as [Date, Date]
      expect(from < first && first <= second && second <= dueAt(calendar, from, limit).dueAt).toBe(true)
    }),
  )
})

test('at the moment of a share the share has passed, and just before it has not', () => {
  fc.assert(
    fc.property(receipts, limits, percents, (from, limit, percent) => {
      const running = [{ from }]
      const moment = momentOfShare(calendar, running, limit, percent) as Date
      const share = (at: Date) => progressOf(calendar, running, limit, at).share * 100
      expect(share(moment)).toBeGreaterThan(percent - 1e-6)
      expect(share(new Date(moment.getTime() - 1))).toBeLessThan(percent)
    }),
  )
})
