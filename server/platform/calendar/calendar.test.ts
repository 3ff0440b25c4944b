import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHINA } from '#test/compare-deadlines.ts'
import { createCalendar } from './calendar.ts'
import { dayOf, formatDay, parseDay, startOfDay } from './day.ts'
import { type Layer, restOnMakeUpDays } from './layer.ts'
import { nationalLayer, readChina } from './read-china.ts'

const national = nationalLayer(readChina(CHINA))
const calendar = createCalendar([national])
const day = (date: string) => parseDay(date) as number
const at = (text: string) => new Date(`${text}+08:00`)
const receipts = fc.date({ min: at('2020-01-01T00:00'), max: at('2026-10-31T23:59'), noInvalidDate: true })
const amounts = fc.integer({ min: 1, max: 30 })

test('a limit in days ends with the last millisecond of its day in Shanghai', () => {
  expect(calendar.addWorkingDays(at('2026-09-20T23:59:59.999'), 3).dueAt.toISOString()).toBe('2026-09-23T15:59:59.999Z')
})

test('a day begins at midnight in Shanghai, not in London', () => {
  expect(calendar.addWorkingDays(new Date('2026-09-20T15:59:59.999Z'), 1).dueAt).toEqual(at('2026-09-21T23:59:59.999'))
  expect(calendar.addWorkingDays(new Date('2026-09-20T16:00:00.000Z'), 1).dueAt).toEqual(at('2026-09-22T23:59:59.999'))
})

test.each([
  ['2026-09-18T09:30:15.123', 60, '2026-09-18T10:30:15.123', 'within the day, to the millisecond'],
  ['2026-09-18T08:00', 480, '2026-09-18T17:00', 'from before opening to closing time'],
  ['2026-09-18T16:30', 60, '2026-09-20T09:30', 'over a Saturday into a make-up Sunday'],
  ['2026-09-30T18:00', 1, '2026-10-08T09:01', 'over National Day'],
])('working minutes from %s: %i end at %s, %s', (from, minutes, due) => {
  expect(calendar.addWorkingMinutes(at(from), minutes)).toEqual({ dueAt: at(due), provisional: false })
})

test('a date that runs into the year that is not announced is flagged', () => {
  expect(calendar.addWorkingDays(at('2026-12-30T10:00'), 1)).toEqual({
    dueAt: at('2026-12-31T23:59:59.999'),
    provisional: false,
  })
  expect(calendar.addWorkingDays(at('2026-12-30T10:00'), 2)).toEqual({
    dueAt: at('2027-01-01T23:59:59.999'),
    provisional: true,
  })
  expect(calendar.addWorkingMinutes(at('2026-12-31T16:30'), 31).provisional).toBe(true)
  expect(calendar.addCalendarDays(at('2026-12-30T10:00'), 15).provisional).toBe(false)
})

test('a day that is not loaded is refused, never guessed', () => {
  const outside = expect.objectContaining({ name: 'OutsideCalendar' })
  expect(() => calendar.isWorkingDay(day('2028-01-03'))).toThrow(outside)
  expect(() => calendar.isWorkingDay(day('2019-12-31'))).toThrow(outside)
  expect(() => calendar.addWorkingDays(at('2019-12-31T10:00'), 1)).toThrow(outside)
  expect(() => calendar.addWorkingDays(at('2027-12-30T10:00'), 7)).toThrow(outside)
  expect(() => calendar.addWorkingMinutes(at('2027-12-31T16:59'), 2)).toThrow(outside)
  expect(() => calendar.workingDaysBetween(day('2027-12-01'), day('2028-01-01'))).toThrow(outside)
  expect(() => calendar.isWorkingDay(0.5)).toThrow(outside)
})

test('limits that are no whole number from 1 and moments that are none are refused', () => {
  for (const amount of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => calendar.addWorkingDays(at('2026-01-05T10:00'), amount)).toThrow(RangeError)
    expect(() => calendar.addCalendarDays(at('2026-01-05T10:00'), amount)).toThrow(RangeError)
    expect(() => calendar.addWorkingMinutes(at('2026-01-05T10:00'), amount)).toThrow(RangeError)
  }
  expect(() => calendar.addWorkingDays(new Date('no date'), 1)).toThrow(RangeError)
  expect(() => calendar.addCalendarDays(at('2026-01-05T10:00'), Number.MAX_SAFE_INTEGER)).toThrow(RangeError)
})

test('a day says what it is and who said so', () => {
  expect(calendar.describe(day('2026-10-01'))).toEqual({
    kind: 'rest',
    reason: 'holiday',
    name: '国庆节',
    source: '国办发明电〔2025〕7号',
    status: 'confirmed',
  })
  expect(calendar.describe(day('2026-10-10'))).toMatchObject({ kind: 'working', reason: 'make-up' })
  expect(calendar.describe(day('2026-10-11'))).toEqual({ kind: 'rest', reason: 'weekend', status: 'confirmed' })
  expect(calendar.describe(day('2027-10-01'))).toEqual({ kind: 'working', reason: 'working', status: 'provisional' })
})

test('a line may rest on make-up weekends, and a branch of it may open on one of them', () => {
  const line = restOnMakeUpDays(national, '对公业务')
  const branch: Layer = {
    level: 'branch',
    days: new Map([[day('2026-09-20'), { kind: 'working', name: '网点周日营业', source: '网点公告' }]]),
  }
  const lineCalendar = createCalendar([national, line])
  expect(lineCalendar.isWorkingDay(day('2026-09-20'))).toBe(false)
  expect(lineCalendar.describe(day('2026-09-20'))).toMatchObject({ reason: 'line', source: '对公业务' })
  const branchCalendar = createCalendar([national, line, branch])
  expect(branchCalendar.describe(day('2026-09-20'))).toMatchObject({ kind: 'working', reason: 'branch' })
  expect(branchCalendar.isWorkingDay(day('2026-10-10'))).toBe(false)
})

test('a branch that is open on Saturdays still rests on National Day', () => {
  const branch: Layer = { level: 'branch', days: new Map(), workingWeek: [1, 2, 3, 4, 5, 6] }
  const open = createCalendar([national, branch])
  expect(open.isWorkingDay(day('2026-10-17'))).toBe(true)
  expect(open.isWorkingDay(day('2026-10-03'))).toBe(false)
})

test("a branch's own opening hours, with a lunch break, decide its working hours", () => {
  const lunch = [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ]
  const branch = createCalendar([national, { level: 'branch', days: new Map(), openingHours: lunch }])
  expect(branch.addWorkingMinutes(at('2026-09-18T11:30'), 60).dueAt).toEqual(at('2026-09-18T14:00'))
  expect(branch.addWorkingMinutes(at('2026-09-18T11:30'), 30).dueAt).toEqual(at('2026-09-18T12:00'))
})

test.each([
  [[]],
  [[{ from: '09:00', to: '09:00' }]],
  [
    [
      { from: '13:00', to: '17:00' },
      { from: '09:00', to: '12:00' },
    ],
  ],
  [[{ from: '9:00', to: '17:00' }]],
])('opening hours %j are refused', (openingHours) => {
  expect(() => createCalendar([{ ...national, openingHours }])).toThrow(RangeError)
})

test('a gap between loaded years is refused', () => {
  const years = new Map([...national.years].filter(([year]) => year !== 2023))
  expect(() => createCalendar([{ ...national, years }])).toThrow('a year is missing')
})

test('a decided day in a year that is not announced is not provisional', () => {
  const branch: Layer = { level: 'branch', days: new Map([[day('2027-01-04'), { kind: 'rest', name: '装修' }]]) }
  expect(createCalendar([national, branch]).hasProvisionalDay(day('2027-01-04'), day('2027-01-04'))).toBe(false)
})

test('the due day is a working day, and exactly so many working days after the receipt', () => {
  fc.assert(
    fc.property(receipts, amounts, (from, days) => {
      const dueOn = dayOf(calendar.addWorkingDays(from, days).dueAt)
      expect(calendar.isWorkingDay(dueOn)).toBe(true)
      expect(calendar.workingDaysBetween(dayOf(from) + 1, dueOn)).toBe(days)
    }),
  )
})

test('who comes later is never due earlier, and a longer limit never ends before a shorter one', () => {
  fc.assert(
    fc.property(receipts, receipts, amounts, (a, b, amount) => {
      const [earlier, later] = a <= b ? [a, b] : [b, a]
      for (const due of [calendar.addWorkingDays, calendar.addCalendarDays, calendar.addWorkingMinutes]) {
        expect(due(earlier, amount).dueAt <= due(later, amount).dueAt).toBe(true)
        expect(due(a, amount).dueAt < due(a, amount + 1).dueAt).toBe(true)
      }
    }),
  )
})

test('between receipt and due moment the house was open for exactly the limit', () => {
  fc.assert(
    fc.property(receipts, fc.integer({ min: 1, max: 5_000 }), (from, minutes) => {
      const { dueAt } = calendar.addWorkingMinutes(from, minutes)
      expect(calendar.openMillisecondsUntil(dueAt) - calendar.openMillisecondsUntil(from)).toBe(minutes * 60_000)
    }),
  )
})

test('a day is the same by its number, its text and its moments', () => {
  fc.assert(
    fc.property(fc.integer({ min: day('1992-01-01'), max: day('2199-12-31') }), (number) => {
      expect(parseDay(formatDay(number))).toBe(number)
      expect(dayOf(startOfDay(number))).toBe(number)
      expect(dayOf(new Date(startOfDay(number + 1).getTime() - 1))).toBe(number)
    }),
  )
})
