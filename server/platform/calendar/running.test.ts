import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHINA } from '#test/compare-deadlines.ts'
import { createOracle } from '#test/working-time-oracle.ts'
import { createCalendar } from './calendar.ts'
import { dayOf } from './day.ts'
import type { Layer } from './layer.ts'
import { dueAt, type Limit, type LimitUnit } from './limit.ts'
import { nationalLayer, readChina } from './read-china.ts'
import { dueOfRunning, type Running, runningBetween } from './running.ts'

const calendar = createCalendar([nationalLayer(readChina(CHINA))])
const oracle = createOracle()
const at = (text: string) => new Date(`${text}+08:00`)
const threeDays: Limit = { amount: 3, unit: 'working-days' }
const due = (running: readonly Running[], limit: Limit) => dueOfRunning(calendar, running, limit)?.dueAt

const limits = fc.record({
  amount: fc.integer({ min: 1, max: 12 }),
  unit: fc.constantFrom<LimitUnit>(
    'elapsed-minutes',
    'elapsed-hours',
    'working-days',
    'working-hours',
    'calendar-days',
  ),
})
/** A start in 2020 to 2026 and then run, pause, run … of up to four days each; the last stretch still runs. */
const lives = fc
  .tuple(
    fc.date({ min: at('2020-01-01T00:00'), max: at('2026-09-30T00:00'), noInvalidDate: true }),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 345_600_000 }), fc.integer({ min: 0, max: 345_600_000 })), {
      maxLength: 4,
    }),
  )
  .map(([start, stretches]): Running[] => {
    let from = start
    const running: Running[] = []
    for (const [ran, waited] of stretches) {
      const to = new Date(from.getTime() + ran)
      running.push({ from, to })
      from = new Date(to.getTime() + waited)
    }
    return [...running, { from }]
  })

test('paused on Monday and resumed on Wednesday: two days later than without the pause', () => {
  const paused = runningBetween(at('2026-11-06T10:00'), [{ from: at('2026-11-09T15:00'), to: at('2026-11-11T10:00') }])
  expect(due([{ from: at('2026-11-06T10:00') }], threeDays)).toEqual(at('2026-11-11T23:59:59.999'))
  expect(due(paused, threeDays)).toEqual(at('2026-11-13T23:59:59.999'))
})

test('a pause within one day does not move a limit in days', () => {
  const paused = runningBetween(at('2026-11-06T10:00'), [
    { from: at('2026-11-09T00:00'), to: at('2026-11-09T23:59:59.999') },
  ])
  expect(due(paused, threeDays)).toEqual(at('2026-11-11T23:59:59.999'))
})

test('a pause over a weekend costs no working day', () => {
  const paused = runningBetween(at('2026-11-05T10:00'), [{ from: at('2026-11-07T08:00'), to: at('2026-11-08T20:00') }])
  expect(due(paused, threeDays)).toEqual(due([{ from: at('2026-11-05T10:00') }], threeDays))
  expect(due(paused, { amount: 3, unit: 'calendar-days' })).toEqual(at('2026-11-09T23:59:59.999'))
})

test('a clock that is paused on its last day is not due before it resumes', () => {
  const paused = [{ from: at('2026-11-06T10:00'), to: at('2026-11-11T23:00') }]
  expect(due(paused, threeDays)).toBeUndefined()
  expect(due([...paused, { from: at('2026-11-16T09:00') }], threeDays)).toEqual(at('2026-11-16T23:59:59.999'))
})

test('working hours stand still while the house is shut and while the clock is paused', () => {
  const paused = runningBetween(at('2026-11-06T15:00'), [{ from: at('2026-11-06T16:00'), to: at('2026-11-09T16:00') }])
  expect(due(paused, { amount: 4, unit: 'working-hours' })).toEqual(at('2026-11-10T11:00'))
})

test('a clock that never ran has no date', () => {
  expect(due([], threeDays)).toBeUndefined()
})

test.each<[string, Running[]]>([
  ['overlap', [{ from: at('2026-11-06T10:00'), to: at('2026-11-08T10:00') }, { from: at('2026-11-07T10:00') }]],
  ['go backwards', [{ from: at('2026-11-06T10:00'), to: at('2026-11-05T10:00') }]],
  ['go on after an open one', [{ from: at('2026-11-06T10:00') }, { from: at('2026-11-07T10:00') }]],
])('stretches that %s are refused', (_, running) => {
  expect(() => due(running, threeDays)).toThrow('out of order')
})

test('a pause that begins while another is open is refused', () => {
  const start = at('2026-11-06T10:00')
  expect(() => runningBetween(start, [{ from: at('2026-11-07T10:00') }, { from: at('2026-11-08T10:00') }])).toThrow()
  expect(() => runningBetween(start, [{ from: at('2026-11-05T10:00') }])).toThrow('out of order')
})

test('a clock that was never paused is due as its limit says', () => {
  fc.assert(
    fc.property(lives, limits, ([start], limit) => {
      const { from } = start as Running
      expect(dueOfRunning(calendar, [{ from }], limit)).toEqual(dueAt(calendar, from, limit))
    }),
  )
})

test('every date of a paused clock is the one that a walk day by day finds', () => {
  fc.assert(
    fc.property(lives, limits, fc.boolean(), (life, limit, isPausedNow) => {
      const running = isPausedNow ? life.slice(0, -1) : life
      const told = dueOfRunning(calendar, running, limit)
      const expected = oracle.due(running as { from: Date; to?: Date }[], limit)
      expect(told && { dueAt: told.dueAt.toISOString(), provisional: told.provisional }).toEqual(expected)
    }),
    { numRuns: 1_000 },
  )
})

test('a clock is never due while it is paused, and never earlier because of a pause', () => {
  fc.assert(
    fc.property(lives, limits, (life, limit) => {
      const dueMoment = due(life, limit) as Date
      expect(life.some(({ from, to }) => from <= dueMoment && (!to || dueMoment <= to))).toBe(true)
      expect(dueMoment >= dueAt(calendar, (life[0] as Running).from, limit).dueAt).toBe(true)
    }),
  )
})

test('a stop that takes no time changes nothing', () => {
  fc.assert(
    fc.property(lives, limits, fc.integer({ min: 0, max: 864_000_000 }), (life, limit, afterMilliseconds) => {
      const { from } = life.at(-1) as Running
      const stop = new Date(from.getTime() + afterMilliseconds)
      expect(due([...life.slice(0, -1), { from, to: stop }, { from: stop }], limit)).toEqual(due(life, limit))
    }),
  )
})

test('a date counts on unannounced days only where it needs working days of that year', () => {
  const december = [{ from: at('2026-12-30T10:00'), to: at('2026-12-31T10:00') }, { from: at('2027-01-04T10:00') }]
  expect(dueOfRunning(calendar, december, threeDays)?.provisional).toBe(true)
  expect(dueOfRunning(calendar, december, { amount: 9, unit: 'calendar-days' })?.provisional).toBe(false)
  expect(dayOf(due(december, { amount: 1, unit: 'elapsed-hours' }) as Date)).toBe(dayOf(at('2026-12-30T12:00')))
})

test('whether the day of receipt is announced does not matter, as it does not count', () => {
  const decided: Layer = { level: 'branch', days: new Map([[dayOf(at('2027-01-05T12:00')), OPEN_AS_DECIDED]]) }
  const branch = createCalendar([nationalLayer(readChina(CHINA)), decided])
  const oneDay: Limit = { amount: 1, unit: 'working-days' }
  const expected = { dueAt: at('2027-01-05T23:59:59.999'), provisional: false }
  expect(dueAt(branch, at('2027-01-04T10:00'), oneDay)).toEqual(expected)
  expect(dueOfRunning(branch, [{ from: at('2027-01-04T10:00') }], oneDay)).toEqual(expected)
})

const OPEN_AS_DECIDED = { kind: 'working', name: '网点营业' } as const
