import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHINA } from '#test/compare-deadlines.ts'
import { formatDay, yearOf } from './day.ts'
import { nationalLayer, readChina } from './read-china.ts'
import { readDays } from './read-days.ts'

const told = (text: string) => {
  const { days, problems } = readDays(text)
  return {
    days: days.map(({ day, kind, name, line }) => `${line} ${formatDay(day)} ${kind} ${name}`),
    problems: problems.map(({ line, code }) => `${line} ${code}`),
  }
}
const calendarOf = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n')
const eventOf = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n')

test('a published calendar of 2024 to 2026 says what the notices say, day by day', () => {
  const published = readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/holidays.ics'), 'utf8')
  const { days, problems } = readDays(published)
  expect(problems).toEqual([])
  const ours = [...nationalLayer(readChina(CHINA)).days].filter(([day]) => yearOf(day) >= 2024)
  const sorted = (list: [number, string][]) => list.toSorted(([a], [b]) => a - b)
  expect(sorted(days.map(({ day, kind }) => [day, kind]))).toEqual(sorted(ours.map(([day, { kind }]) => [day, kind])))
})

test('a table may have its columns in any order, say 休 and 班, and carry a byte order mark', () => {
  expect(
    told('\uFEFFname,day,kind\r\n元旦,2027-01-01,休\r\n\r\n"春节",2027-02-14,班\r\n春节,2027-02-15,rest\r\n'),
  ).toEqual({
    days: ['2 2027-01-01 rest 元旦', '4 2027-02-14 working 春节', '5 2027-02-15 rest 春节'],
    problems: [],
  })
})

test('what is wrong in a table is named by its line, and what is right is still read', () => {
  const table = [
    'day,kind,name',
    '2027-02-30,rest,春节',
    '2027-01-01,rest,元旦',
    '2027-01-02,holiday,元旦',
    '2027-01-03,rest,',
    '2027-01-01,working,元旦',
    '2027/1/4,rest,元旦',
  ]
  expect(told(table.join('\n'))).toEqual({
    days: ['3 2027-01-01 rest 元旦'],
    problems: ['2 no-day', '4 no-kind', '5 no-name', '6 twice', '7 no-day'],
  })
})

test.each([
  ['an empty file', '', '1 no-header'],
  ['a table without a header', '2027-01-01,rest,元旦', '1 no-header'],
  ['an open quotation mark', 'day,kind,name\n2027-01-01,rest,"元旦', '2 unreadable'],
  ['a table saved in GBK', 'day,kind,name\n2027-01-01,rest,Ԫ\uFFFD\uFFFD', '2 not-utf-8'],
  ['far too much text', 'x'.repeat(2_000_001), '1 too-long'],
])('%s is refused as a whole', (_, text, problem) => {
  expect(told(text)).toEqual({ days: [], problems: [problem] })
})

test('a holiday ends the day before DTEND; a make-up shift of hours is its day', () => {
  const text = calendarOf(
    eventOf('DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270104', 'SUMMARY;LANGUAGE=zh_CN:元旦（休）'),
    eventOf('DTSTART:20270110T090000', 'DTEND:20270110T180000', 'SUMMARY:元旦 补班 第1天/共1天'),
    eventOf(
      'DTSTART;TZID=Asia/Shanghai:20270205T000000',
      'DTEND;TZID=Asia/Shanghai:20270207T000000',
      'SUMMARY:春节 假期',
    ),
    eventOf('DTSTART:20270207T160000Z', 'SUMMARY:春节(休)'),
    eventOf(
      'DTSTART;VALUE=DATE:20270220',
      'DTEND;VALUE=DATE:20270220',
      'SUMMARY:春节',
      'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY',
    ),
    eventOf('DTSTART;VALUE=DATE:20270403', 'DURATION:P2D', 'SUMMARY:清明节放假'),
  )
  expect(told(text)).toEqual({
    days: [
      '3 2027-01-01 rest 元旦',
      '3 2027-01-02 rest 元旦',
      '3 2027-01-03 rest 元旦',
      '9 2027-01-10 working 元旦',
      '15 2027-02-05 rest 春节',
      '15 2027-02-06 rest 春节',
      '21 2027-02-08 rest 春节',
      '26 2027-02-20 working 春节',
      '33 2027-04-03 rest 清明节',
      '33 2027-04-04 rest 清明节',
    ],
    problems: [],
  })
})

test('a folded line is one line, and an alarm has no say in its event', () => {
  const alarm = ['BEGIN:VALARM', 'SUMMARY:补班提醒', 'DTSTART:20200101', 'END:VALARM']
  expect(
    told(calendarOf(eventOf('DTSTART;VALUE=DATE:202701', ' 01', 'SUMMARY:元', ' 旦（休）', ...alarm))).days,
  ).toEqual(['3 2027-01-01 rest 元旦'])
})

test.each([
  ['does not say working or rest', ['DTSTART;VALUE=DATE:20270214', 'SUMMARY:情人节'], '6 no-kind'],
  ['says 调休 and no more', ['DTSTART;VALUE=DATE:20270214', 'SUMMARY:春节调休'], '6 no-kind'],
  [
    'contradicts itself',
    ['DTSTART;VALUE=DATE:20270214', 'SUMMARY:春节（班）', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'],
    '6 no-kind',
  ],
  ['has no day', ['SUMMARY:元旦（休）'], '3 no-day'],
  ['has a day that does not exist', ['DTSTART;VALUE=DATE:20270230', 'SUMMARY:春节（休）'], '5 no-day'],
  [
    'ends before it begins',
    ['DTSTART;VALUE=DATE:20270105', 'DTEND;VALUE=DATE:20270103', 'SUMMARY:元旦（休）'],
    '6 no-day',
  ],
  [
    'lasts longer than a month',
    ['DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270301', 'SUMMARY:元旦（休）'],
    '6 no-day',
  ],
  ['is of another zone', ['DTSTART;TZID=America/New_York:20270101T000000', 'SUMMARY:元旦（休）'], '5 no-day'],
  ['recurs', ['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY', 'SUMMARY:元旦（休）'], '6 recurs'],
  ['has no name', ['DTSTART;VALUE=DATE:20270101', 'SUMMARY:（休）'], '3 no-name'],
  ['holds a line that is no property', ['DTSTART;VALUE=DATE:20270101', 'SUMMARY:元旦（休）', 'oops'], '7 unreadable'],
])('an event that %s is named by its line', (_, lines, problem) => {
  expect(told(calendarOf(eventOf(...lines))).problems).toEqual([problem])
})

test('a calendar that breaks off says where', () => {
  expect(told('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101').problems).toEqual(['2 unreadable'])
})

test('a cancelled event is no day', () => {
  const cancelled = eventOf('DTSTART;VALUE=DATE:20270101', 'SUMMARY:元旦（休）', 'STATUS:CANCELLED')
  expect(told(calendarOf(cancelled))).toEqual({ days: [], problems: [] })
})

test('no text makes the reader throw', () => {
  const pieces = fc.constantFrom(
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'DTSTART:20270101',
    '\n',
    '"',
    ',',
    'day,kind,name',
    ':',
    ';',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
      expect(() => readDays(parts.join(''))).not.toThrow()
    }),
  )
})
