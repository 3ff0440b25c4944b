import type { TFunction } from 'i18next'
import type { Language } from './i18n.ts'

/**
 * The only place that turns moments into words. Always Asia/Shanghai, whatever the browser's zone: a deadline is the
 * bank's. (One offset since 1991, so a day's start can be computed.)
 */
const zone = 'Asia/Shanghai'
const zoneMinutes = 8 * 60
const minute = 60_000
const dayMilliseconds = 24 * 60 * minute

const tag: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const made = new Map<string, Intl.DateTimeFormat>()
const format = (language: Language, options: Intl.DateTimeFormatOptions, at: Date) => {
  const name = language + JSON.stringify(options)
  let formatter = made.get(name)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(tag[language], { timeZone: zone, ...options })
    made.set(name, formatter)
  }
  return formatter.format(at)
}

/** Days since 1970 of the bank's calendar. */
const dayNumber = (at: Date) => Math.floor((at.getTime() + zoneMinutes * minute) / dayMilliseconds)

/** Midnight, or the last moment before it. */
const isEndOfDay = (at: Date) => (at.getTime() + zoneMinutes * minute + 1) % dayMilliseconds <= 1

/** 2026-11-24 of a moment. */
export const dayOf = (at: Date) => new Date(at.getTime() + zoneMinutes * minute).toISOString().slice(0, 10)

/** The moment of a day and time of the bank: ('2026-11-24', '09:00'). */
export const momentOf = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)

/** The day `days` later: ('2026-11-30', 1) → 2026-12-01. */
export const dayAfter = (day: string, days: number) =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayMilliseconds).toISOString().slice(0, 10)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string) => ((new Date(`${day}T00:00:00Z`).getTime() / dayMilliseconds + 3) % 7) + 1

const timeText = (at: Date) => format('zh', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)

export type Moments = ReturnType<typeof momentWords>

export function momentWords(t: TFunction<'moments'>, language: Language) {
  const time = timeText

  /** 11月24日 周二 · with the year where it is another one. */
  const day = (at: Date, now: Date) => {
    const sameYear = format('en', { year: 'numeric' }, at) === format('en', { year: 'numeric' }, now)
    const date = format(language, { month: 'short', day: 'numeric', ...(!sameYear && { year: 'numeric' }) }, at)
    return t('dayWithWeekday', { date, weekday: format(language, { weekday: 'short' }, at) })
  }

  const nearDay = (at: Date, now: Date) => {
    const names = { '-1': t('yesterday'), '0': t('today'), '1': t('tomorrow') }
    const away = String(dayNumber(at) - dayNumber(now))
    return Object.hasOwn(names, away) ? names[away as keyof typeof names] : day(at, now)
  }

  /** 今天 17:30, 昨天 09:05, 11月24日 周二 09:05. */
  const moment = (at: Date, now: Date) => t('dayAndTime', { day: nearDay(at, now), time: time(at) })

  /** A deadline at the end of a day: 11月24日 24:00, neither «23:59» nor «the 25th, 00:00». */
  const due = (at: Date, now: Date) => {
    if (!isEndOfDay(at)) return moment(at, now)
    return t('dayAndTime', { day: nearDay(new Date(at.getTime() - minute), now), time: '24:00' })
  }

  /** For tables and paper, where no day is «today» for long: 2026-11-24 17:30; a deadline at a day's end: 24:00. */
  const stamp = (at: Date) => `${dayOf(at)} ${time(at)}`
  const dueStamp = (at: Date) => (isEndOfDay(at) ? `${dayOf(new Date(at.getTime() - minute))} 24:00` : stamp(at))

  /** Everything, to the second, for a title: 2026年11月24日 周二 17:30:00 (北京时间). */
  const exact = (at: Date) =>
    t('exact', {
      date: format(language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }, at),
      time: format('zh', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }, at),
    })

  /** As exact as one plans by: 8 天, 2 天 3 小时, 3 小时 20 分钟, 42 分钟. */
  const span = (milliseconds: number) => {
    const minutes = Math.floor(Math.abs(milliseconds) / minute)
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
    const parts =
      days >= 3
        ? [t('days', { count: days })]
        : days > 0
          ? [t('days', { count: days }), hours > 0 && t('hours', { count: hours })]
          : hours > 0
            ? [t('hours', { count: hours }), rest > 0 && t('minutes', { count: rest })]
            : [t('minutes', { count: rest })]
    return parts.filter(Boolean).join(' ')
  }

  /** 2026-11-24 → 11月24日 周二. */
  const dayName = (iso: string, now: Date) => day(momentOf(iso, '12:00'), now)
  /** 2026-11 → 2026年11月. */
  const monthName = (month: string) =>
    format(language, { year: 'numeric', month: 'long' }, momentOf(`${month}-15`, '12:00'))
  /** A period as the board writes it: 2026-W48, 2026-11, 2026-Q4 or a day. */
  const periodName = (period: string, now: Date) => {
    const [year = '', part = ''] = period.split('-')
    if (part.startsWith('W')) return t('week', { year, week: Number(part.slice(1)) })
    if (part.startsWith('Q')) return t('quarter', { year, quarter: part.slice(1) })
    return period.length === 7 ? monthName(period) : dayName(period, now)
  }

  /** 1 → 一, M: the head of a calendar's column. (2024-01-01 was a Monday.) */
  const weekdayInitial = (weekday: number) =>
    format(language, { weekday: 'narrow' }, momentOf(`2024-01-0${weekday}`, '12:00'))

  return { time, day, moment, due, stamp, dueStamp, exact, span, dayName, monthName, periodName, weekdayInitial }
}
