import { dayAfter, weekdayOf } from '../../lib/moments.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter'
const pad = (n: number) => String(n).padStart(2, '0')

export function kindOf(period: string): PeriodKind {
  if (/W/.test(period)) return 'week'
  if (/Q/.test(period)) return 'quarter'
  return period.length === 7 ? 'month' : 'day'
}

/** The period of a kind in which a day (2026-11-24) lies: ISO weeks, as the server names them. */
export function periodOfDay(day: string, kind: PeriodKind): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  if (kind === 'day') return day
  if (kind === 'month') return day.slice(0, 7)
  if (kind === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`
  const thursday = dayAfter(day, 4 - weekdayOf(day))
  const firstDay = `${thursday.slice(0, 4)}-01-01`
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${firstDay}T00:00:00Z`)) / 86_400_000
  return `${thursday.slice(0, 4)}-W${pad(Math.floor(days / 7) + 1)}`
}

/** A day within the period, from which the neighbouring periods are found. */
export function firstDayOf(period: string): string {
  const kind = kindOf(period)
  if (kind === 'day') return period
  if (kind === 'month') return `${period}-01`
  if (kind === 'quarter') return `${period.slice(0, 4)}-${pad(Number(period.at(-1)) * 3 - 2)}-01`
  const fourth = `${period.slice(0, 4)}-01-04`
  return dayAfter(dayAfter(fourth, 1 - weekdayOf(fourth)), (Number(period.slice(6)) - 1) * 7)
}

const LENGTH: Record<PeriodKind, number> = { day: 1, week: 7, month: 31, quarter: 92 }

export const periodBefore = (period: string): string => periodOfDay(dayAfter(firstDayOf(period), -1), kindOf(period))
export const periodNext = (period: string): string =>
  periodOfDay(dayAfter(firstDayOf(period), LENGTH[kindOf(period)]), kindOf(period))
