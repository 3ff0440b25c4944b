import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * A second opinion on every deadline, sharing nothing with the engine: its days come from the `chinese-days` package, its dates are strings,
 * its zone is Intl's Asia/Shanghai, and it walks day by day. Slow and plain on purpose.
 */
export type Oracle = {
  isWorking(date: string): boolean
  due(running: readonly { from: Date; to?: Date }[], limit: { amount: number; unit: string }): OracleDue | undefined
}
export type OracleDue = { dueAt: string; provisional: boolean }
type Overrides = Readonly<Record<string, 'working' | 'rest'>>
type Hours = readonly { from: string; to: string }[]

const CHINESE_DAYS = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8'),
) as { holidays: Record<string, string>; workdays: Record<string, string> }
const FIRST_UNANNOUNCED = '2027-01-01'

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
export const shanghaiDate = (at: Date): string => shanghai.format(at)

export function nextDate(date: string): string {
  const noon = new Date(`${date}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() + 1)
  return noon.toISOString().slice(0, 10)
}

export function createOracle(overrides: Overrides = {}, hours: Hours = [{ from: '09:00', to: '17:00' }]): Oracle {
  const isWorking = (date: string): boolean => {
    const override = overrides[date]
    if (override) return override === 'working'
    if (date in CHINESE_DAYS.workdays) return true
    if (date in CHINESE_DAYS.holidays) return false
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6
  }
  // A day that a bank has decided on by itself does not wait for the State Council.
  const isProvisional = (date: string) => date >= FIRST_UNANNOUNCED && !(date in overrides)

  return {
    isWorking,
    due(running, { amount, unit }) {
      const [start] = running
      if (!start) return undefined
      if (unit === 'elapsed-minutes' || unit === 'elapsed-hours')
        return elapsed(running, amount * (unit === 'elapsed-hours' ? 3_600_000 : 60_000))
      if (unit === 'working-hours') return openHours(running, amount * 3_600_000)
      let provisional = false
      let counted = 0
      for (let date = nextDate(shanghaiDate(start.from)); ; date = nextDate(date)) {
        const end = new Date(`${date}T23:59:59.999+08:00`)
        if (isForeverPaused(running, end)) return undefined
        const isWorkingDays = unit === 'working-days'
        if (isWorkingDays && isProvisional(date)) provisional = true
        if (runsAt(running, end) && (!isWorkingDays || isWorking(date))) counted++
        if (counted === amount) return { dueAt: end.toISOString(), provisional }
      }
    },
  }

  function openHours(running: readonly { from: Date; to?: Date }[], milliseconds: number): OracleDue | undefined {
    let left = milliseconds
    let provisional = false
    for (let date = shanghaiDate((running[0] as { from: Date }).from); ; date = nextDate(date)) {
      if (isForeverPaused(running, new Date(`${date}T00:00:00+08:00`))) return undefined
      if (isProvisional(date)) provisional = true
      if (!isWorking(date)) continue
      for (const hour of hours)
        for (const { from, to } of running) {
          const start = Math.max(Date.parse(`${date}T${hour.from}:00+08:00`), from.getTime())
          const end = Math.min(Date.parse(`${date}T${hour.to}:00+08:00`), to?.getTime() ?? Number.POSITIVE_INFINITY)
          if (end <= start) continue
          if (left <= end - start) return { dueAt: new Date(start + left).toISOString(), provisional }
          left -= end - start
        }
    }
  }
}

function elapsed(running: readonly { from: Date; to?: Date }[], milliseconds: number): OracleDue | undefined {
  let left = milliseconds
  for (const { from, to } of running) {
    const due = new Date(from.getTime() + left)
    if (!to || due <= to) return { dueAt: due.toISOString(), provisional: false }
    left -= to.getTime() - from.getTime()
  }
  return undefined
}

const runsAt = (running: readonly { from: Date; to?: Date }[], at: Date): boolean =>
  running.some(({ from, to }) => from <= at && (!to || at < to))

const isForeverPaused = (running: readonly { from: Date; to?: Date }[], at: Date): boolean =>
  running.every(({ to }) => to !== undefined && to <= at)
