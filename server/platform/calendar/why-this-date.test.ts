import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHINA } from '#test/compare-deadlines.ts'
import { createCalendar } from './calendar.ts'
import { dayOf, formatDay } from './day.ts'
import { dueAt, type Limit, type LimitUnit } from './limit.ts'
import { nationalLayer, readChina } from './read-china.ts'
import { runningBetween } from './running.ts'
import { whyThisDate } from './why-this-date.ts'

const calendar = createCalendar([nationalLayer(readChina(CHINA))])
const at = (text: string) => new Date(`${text}+08:00`)
const threeDays: Limit = { amount: 3, unit: 'working-days' }
const told = (running: Parameters<typeof whyThisDate>[1], limit: Limit) =>
  whyThisDate(calendar, running, limit)?.map(({ day, n, reason }) => [day.slice(5), n ?? '-', reason])

test('three working days from the eve of National Day 2026: why 10 October?', () => {
  expect(told([{ from: at('2026-09-30T10:00') }], threeDays)).toEqual([
    ['09-30', '-', 'receipt'],
    ['10-01', '-', 'holiday'],
    ['10-02', '-', 'holiday'],
    ['10-03', '-', 'holiday'],
    ['10-04', '-', 'holiday'],
    ['10-05', '-', 'holiday'],
    ['10-06', '-', 'holiday'],
    ['10-07', '-', 'holiday'],
    ['10-08', 1, 'working'],
    ['10-09', 2, 'working'],
    ['10-10', 3, 'make-up'],
  ])
})

test('each day carries its name and the notice that set it', () => {
  const days = whyThisDate(calendar, [{ from: at('2026-10-09T10:00') }], { amount: 1, unit: 'working-days' })
  expect(days?.[1]).toEqual({
    day: '2026-10-10',
    counted: true,
    n: 1,
    kind: 'working',
    reason: 'make-up',
    name: '国庆节',
    source: '国办发明电〔2025〕7号',
    provisional: false,
  })
})

test('days that ended while the clock was paused say so', () => {
  const running = runningBetween(at('2026-11-06T10:00'), [{ from: at('2026-11-09T15:00'), to: at('2026-11-11T10:00') }])
  expect(told(running, { amount: 1, unit: 'working-days' })).toEqual([
    ['11-06', '-', 'receipt'],
    ['11-07', '-', 'weekend'],
    ['11-08', '-', 'weekend'],
    ['11-09', '-', 'paused'],
    ['11-10', '-', 'paused'],
    ['11-11', 1, 'working'],
  ])
})

test('a limit in working hours shows what each day gave', () => {
  const days = whyThisDate(calendar, [{ from: at('2026-11-06T16:00') }], { amount: 8, unit: 'working-hours' })
  expect(
    days?.map(({ day, milliseconds, counted }) => [day.slice(5), (milliseconds ?? 0) / 3_600_000, counted]),
  ).toEqual([
    ['11-06', 1, true],
    ['11-07', 0, false],
    ['11-08', 0, false],
    ['11-09', 7, true],
  ])
})

test('what comes after closing time begins on the next day', () => {
  expect(told([{ from: at('2026-11-06T18:00') }], { amount: 1, unit: 'working-hours' })?.[0]).toEqual([
    '11-06',
    '-',
    'receipt',
  ])
})

test('a paused clock has no date to explain', () => {
  expect(told([{ from: at('2026-11-06T10:00'), to: at('2026-11-06T11:00') }], threeDays)).toBeUndefined()
})

test('the days walked add up to the limit and end on the due day', () => {
  const receipts = fc.date({ min: at('2020-01-01T00:00'), max: at('2026-09-30T00:00'), noInvalidDate: true })
  const units = fc.constantFrom<LimitUnit>('elapsed-hours', 'working-days', 'working-hours', 'calendar-days')
  fc.assert(
    fc.property(receipts, units, fc.integer({ min: 1, max: 40 }), (from, unit, amount) => {
      const limit = { amount, unit }
      const days = whyThisDate(calendar, [{ from }], limit) ?? []
      expect(days[0]?.day).toBe(formatDay(dayOf(from)))
      expect(days.at(-1)?.day).toBe(formatDay(dayOf(dueAt(calendar, from, limit).dueAt)))
      const used = days.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0)
      const counted = days.filter((day) => day.counted)
      if (unit.endsWith('days'))
        expect(counted.map(({ n }) => n)).toEqual(Array.from({ length: amount }, (_, i) => i + 1))
      else expect(used).toBe(amount * 3_600_000)
    }),
  )
})
