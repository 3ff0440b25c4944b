import fc from 'fast-check'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { moments as en } from '../locales/en/moments.ts'
import { moments as zh } from '../locales/zh/moments.ts'
import { dayAfter, dayOf, type Moments, momentOf, momentWords, weekdayOf } from './moments.ts'

let chinese: Moments
let english: Moments
beforeAll(async () => {
  await i18next.init({
    lng: 'zh',
    resources: { zh: { moments: zh }, en: { moments: en } },
    interpolation: { escapeValue: false },
  })
  chinese = momentWords(i18next.getFixedT('zh', 'moments'), 'zh')
  english = momentWords(i18next.getFixedT('en', 'moments'), 'en')
})

const now = new Date('2026-11-24T02:20:00Z')

test('a moment is told in Beijing time, whatever the zone of this machine', () => {
  expect(chinese.moment(new Date('2026-11-24T09:30:00Z'), now)).toBe('今天 17:30')
  expect(chinese.moment(new Date('2026-11-24T16:05:00Z'), now)).toBe('明天 00:05')
  expect(chinese.moment(new Date('2026-11-23T15:59:00Z'), now)).toBe('昨天 23:59')
  expect(english.moment(new Date('2026-11-27T09:30:00Z'), now)).toBe('Fri 27 Nov 17:30')
})

test('another year is said, this one is not', () => {
  expect(chinese.moment(new Date('2026-11-30T09:30:00Z'), now)).toBe('11月30日 周一 17:30')
  expect(chinese.moment(new Date('2027-01-04T09:30:00Z'), now)).toBe('2027年1月4日 周一 17:30')
})

test('a deadline at midnight belongs to the day that ends', () => {
  expect(chinese.due(new Date('2026-12-02T16:00:00Z'), now)).toBe('12月2日 周三 24:00')
  expect(chinese.due(new Date('2026-11-24T16:00:00Z'), now)).toBe('今天 24:00')
  expect(chinese.due(new Date('2026-11-24T15:59:59.999Z'), now)).toBe('今天 24:00')
  expect(chinese.due(new Date('2026-11-24T15:59:00Z'), now)).toBe('今天 23:59')
  expect(english.due(new Date('2026-12-02T09:00:00Z'), now)).toBe('Wed 2 Dec 17:00')
})

test('a span is as exact as one plans by', () => {
  const hour = 3_600_000
  expect(chinese.span(42 * 60_000)).toBe('42 分钟')
  expect(chinese.span(3 * hour + 20 * 60_000)).toBe('3 小时 20 分钟')
  expect(chinese.span(51 * hour)).toBe('2 天 3 小时')
  expect(chinese.span(8 * 24 * hour + 5 * hour)).toBe('8 天')
  expect(chinese.span(-hour)).toBe('1 小时')
  expect(english.span(25 * hour)).toBe('1 day 1 h')
})

test('the day of a moment and the moment of a day agree at every hour', () => {
  const anyMoment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(anyMoment, (at) => {
      const day = dayOf(at)
      expect(momentOf(day, '00:00').getTime()).toBeLessThanOrEqual(at.getTime())
      expect(momentOf(dayAfter(day, 1), '00:00').getTime()).toBeGreaterThan(at.getTime())
    }),
  )
})

test('a period is named as people say it', () => {
  expect(chinese.periodName('2026-W48', now)).toBe('2026年第48周')
  expect(chinese.periodName('2026-11', now)).toBe('2026年11月')
  expect(english.periodName('2026-Q4', now)).toBe('Q4 2026')
  expect(chinese.periodName('2026-11-23', now)).toBe('11月23日 周一')
})

test('the weekday of a day is the calendar’s', () => {
  expect(weekdayOf('2026-11-24')).toBe(2)
  expect(weekdayOf('2026-09-20')).toBe(7)
  expect(weekdayOf('2024-01-01')).toBe(1)
  expect(chinese.weekdayInitial(7)).toBe('日')
})

test('on paper a moment has its date, and only a deadline ends a day at 24:00', () => {
  const midnight = new Date('2026-12-02T16:00:00Z')
  expect(chinese.stamp(new Date('2026-11-24T09:30:00Z'))).toBe('2026-11-24 17:30')
  expect(chinese.stamp(midnight)).toBe('2026-12-03 00:00')
  expect(chinese.dueStamp(midnight)).toBe('2026-12-02 24:00')
})
