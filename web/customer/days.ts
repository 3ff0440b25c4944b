import type { Language } from './words/say.ts'

const MINUTE = 60_000
const SHANGHAI = 8 * 60 * MINUTE
const DAY = 24 * 60 * MINUTE

const format = (at: Date, language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', ...options }).format(at)

export const dayText = (moment: string, language: Language): string =>
  format(new Date(moment), language, { month: 'long', day: 'numeric', weekday: 'long' })

/** A limit at a day's end is that day; any other is told with its time. The bank's day, wherever the reader is. */
export function dueText(moment: string, language: Language): string {
  const at = new Date(moment)
  const isEndOfDay = (at.getTime() + SHANGHAI + 1) % DAY <= 1
  if (isEndOfDay) return dayText(new Date(at.getTime() - MINUTE).toISOString(), language)
  return `${dayText(moment, language)} ${format(at, language, { hour: '2-digit', minute: '2-digit', hour12: false })}`
}
