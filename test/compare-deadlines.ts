import { readFileSync } from 'node:fs'
import { createCalendar } from '#platform/calendar/calendar.ts'
import { formatDay, parseDay } from '#platform/calendar/day.ts'
import { type DayKind, type Layer, restOnMakeUpDays } from '#platform/calendar/layer.ts'
import { dueAt, type Limit } from '#platform/calendar/limit.ts'
import { nationalLayer, readChina } from '#platform/calendar/read-china.ts'
import { dueOfRunning, type Running } from '#platform/calendar/running.ts'
import { createOracle } from './working-time-oracle.ts'

export const CHINA = readFileSync(new URL('../manual/calendar/china.yaml', import.meta.url), 'utf8')
export const HOST_ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'] as const

export type Comparison = { cases: number; differences: number; zone: string; examples: unknown[] }

const LIMITS = [
  { unit: 'working-days', most: 15 },
  { unit: 'working-days', most: 7 },
  { unit: 'working-hours', most: 60 },
  { unit: 'calendar-days', most: 30 },
  { unit: 'elapsed-hours', most: 96 },
  { unit: 'elapsed-minutes', most: 600 },
] as const

/** Random receipts of 2020 to 2027, limits of every kind, a quarter of them paused up to three times, in three calendars. */
export function compareDeadlines(cases: number, seed: number): Comparison {
  const random = seededRandom(seed)
  const houses = createHouses(random)
  const examples: unknown[] = []
  let differences = 0
  for (let i = 0; i < cases; i++) {
    const house = pick(random, houses)
    const { unit, most } = pick(random, LIMITS)
    const limit: Limit = { unit, amount: 1 + Math.floor(random() * most) }
    const running = random() < 0.25 ? pausedStretches(random) : [{ from: randomMoment(random) }]
    const [first] = running
    const due = running.length === 1 && first && !first.to ? dueAt(house.calendar, first.from, limit) : undefined
    const told = due ?? dueOfRunning(house.calendar, running, limit)
    const expected = house.oracle.due(running as never, limit)
    if (told?.dueAt.toISOString() === expected?.dueAt && told?.provisional === expected?.provisional) continue
    differences++
    if (examples.length < 5) examples.push({ house: house.name, limit, running, told, expected })
  }
  return { cases, differences, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, examples }
}

/** The nation's own days, a line that rests on make-up days, and a branch with a lunch break and days of its own. */
function createHouses(random: () => number) {
  const national = nationalLayer(readChina(CHINA))
  const makeUpDays = [...restOnMakeUpDays(national).days.keys()].map((day) => [formatDay(day), 'rest'] as const)
  const ownDays = Array.from({ length: 200 }, (): readonly [string, DayKind] => [
    randomMoment(random).toISOString().slice(0, 10),
    random() < 0.5 ? 'working' : 'rest',
  ])
  const lunch = [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:45' },
  ]
  const branch: Layer = {
    level: 'branch',
    days: new Map(ownDays.map(([date, kind]) => [parseDay(date) as number, { kind, name: '网点安排' }])),
    openingHours: lunch,
  }
  return [
    { name: 'nation', calendar: createCalendar([national]), oracle: createOracle() },
    {
      name: 'line',
      calendar: createCalendar([national, restOnMakeUpDays(national)]),
      oracle: createOracle(Object.fromEntries(makeUpDays)),
    },
    {
      name: 'branch',
      calendar: createCalendar([national, restOnMakeUpDays(national), branch]),
      oracle: createOracle(Object.fromEntries([...makeUpDays, ...ownDays]), lunch),
    },
  ]
}

/** From the first moment of 2020 to October 2027 in Shanghai; a fifth of them at a full hour, where bounds are. */
function randomMoment(random: () => number): Date {
  const first = Date.parse('2020-01-01T00:00:00+08:00')
  const milliseconds = first + Math.floor(random() * (Date.parse('2027-10-01T00:00:00+08:00') - first))
  return new Date(random() < 0.2 ? Math.ceil(milliseconds / 3_600_000) * 3_600_000 : milliseconds)
}

function pausedStretches(random: () => number): Running[] {
  const running: Running[] = []
  let at = randomMoment(random)
  const later = (days: number) => new Date(at.getTime() + Math.floor(random() ** 2 * days * 86_400_000))
  for (let pauses = 1 + Math.floor(random() * 3); pauses > 0; pauses--) {
    const from = at
    at = later(4)
    running.push({ from, to: at })
    at = later(6)
  }
  return random() < 0.9 ? [...running, { from: at }] : running
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

/** mulberry32: the same seed draws the same cases everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

// Run by itself, in a process whose TZ the caller has set: node test/compare-deadlines.ts CASES SEED
if (import.meta.main) {
  const [cases, seed] = process.argv.slice(2).map(Number)
  console.log(JSON.stringify(compareDeadlines(cases ?? 1_000, seed ?? 1)))
}
