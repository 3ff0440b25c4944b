import type { ToldPromise } from '#contract/customer-door.ts'
import { dayOf, startOfDay } from '#platform/calendar/day.ts'

type Language = 'zh' | 'en'
const TAG = { zh: 'zh-CN', en: 'en-GB' } as const

const format = (at: Date, language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(TAG[language], { timeZone: 'Asia/Shanghai', ...options }).format(at)

/** As a message says it: 11月27日（周五），or with the time where the limit is not the day's end. */
export function dueWords(at: Date, language: Language): string {
  const isEndOfDay = at.getTime() === startOfDay(dayOf(at) + 1).getTime() - 1
  const date = format(at, language, { month: 'long', day: 'numeric' })
  const weekday = format(at, language, { weekday: 'short' })
  const day = language === 'zh' ? `${date}（${weekday}）` : `${weekday} ${date}`
  if (isEndOfDay) return day
  return `${day}${language === 'zh' ? '' : ' '}${format(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}

/** What is told first: the promise that falls due first. */
export const firstPromise = (promises: readonly ToldPromise[], language: Language) => {
  const [first] = promises
  return first && { due: dueWords(first.dueAt, language), promise: first.says[language] }
}
