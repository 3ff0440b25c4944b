import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import chineseDays from 'chinese-days'
import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'
import { createCalendar } from '#platform/calendar/calendar.ts'
import { dayOf, formatDay, startMillisecondsOf, weekdayOf } from '#platform/calendar/day.ts'
import { nationalLayer, readChina } from '#platform/calendar/read-china.ts'
import { CHINA, type Comparison, HOST_ZONES } from '#test/compare-deadlines.ts'
import type { BenchLine } from './bench-line.ts'

const CASES = 1_000_000
const ROUNDS = 15
const ROUND_MILLISECONDS = 150

type Question = { receivedAt: Date; localNoon: Date; days: number }
type Contender = {
  name: string
  answer(question: Question): string | number
  /** Answers all and returns a sum of the answers, so that none of them can be left out. */
  answerAll(batch: readonly Question[]): number
}

/**
 * Working-day deadlines a second (the manual's 1, 3 and 7 working days), against the two libraries that a Node project would take, and
 * a million random deadlines of every kind against a second opinion, in processes of five host zones.
 */
export async function bench(): Promise<BenchLine> {
  const questions = createQuestions()
  const batches = Array.from({ length: questions.length / 100 }, (_, i) => questions.slice(i * 100, i * 100 + 100))
  const contenders = createContenders()
  const perSecond = contenders.map(() => [] as number[])
  // In turns, and the best round of each: what it can do when the machine is not busy with something else.
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, contender] of contenders.entries()) perSecond[index]?.push(measure(contender, batches))
  const [value = 0, dayOnly = 0, ...others] = perSecond.map((rounds) => Math.max(...rounds))
  const limit = Math.max(...others)
  const { differences, cases, zones } = await compareInZones()
  return {
    bench: 'deadlines',
    value: Math.round(value),
    unit: 'answers/s',
    limit: Math.round(limit),
    ratio: Number((value / limit).toFixed(1)),
    differences,
    cases,
    zones,
    // The bare question "which day?", which is all that chinese-days answers, without the Date that most of our time goes into.
    dayOnly: Math.round(dayOnly),
    dayOnlyRatio: Number((dayOnly / limit).toFixed(1)),
    others: Object.fromEntries(contenders.slice(2).map(({ name }, index) => [name, Math.round(others[index] ?? 0)])),
    wrongPercent: wrongPercent(contenders, questions),
  }
}

const calendar = createCalendar([nationalLayer(readChina(CHINA))])

function createContenders(): Contender[] {
  dayjs.extend(businessTime)
  // All that the library can be told: weekdays off. Make-up weekends it has no words for.
  const holidays = [...nationalLayer(readChina(CHINA)).days].filter(([, { kind }]) => kind === 'rest')
  dayjs.setHolidays(holidays.filter(([day]) => weekdayOf(day) <= 5).map(([day]) => formatDay(day)))
  // Each loops over a batch in code of its own: one loop for all would make every engine as slow as its strangest guest.
  return [
    {
      name: 'bihuan',
      answer: ({ receivedAt, days }) => calendar.addWorkingDays(receivedAt, days).dueAt.getTime(),
      answerAll(batch) {
        let sum = 0
        for (const { receivedAt, days } of batch) sum += calendar.addWorkingDays(receivedAt, days).dueAt.getTime()
        return sum
      },
    },
    {
      name: 'bihuan, day only',
      answer: ({ receivedAt, days }) => calendar.nthWorkingDay(dayOf(receivedAt) + 1, days),
      answerAll(batch) {
        let sum = 0
        for (const { receivedAt, days } of batch) sum += calendar.nthWorkingDay(dayOf(receivedAt) + 1, days)
        return sum
      },
    },
    {
      name: 'chinese-days',
      answer: ({ localNoon, days }) => chineseDays.findWorkday(days, localNoon),
      answerAll(batch) {
        let sum = 0
        for (const { localNoon, days } of batch) sum += chineseDays.findWorkday(days, localNoon).length
        return sum
      },
    },
    {
      name: 'dayjs-business-time',
      answer: ({ localNoon, days }) => dayjs(localNoon).addBusinessDays(days).valueOf(),
      answerAll(batch) {
        let sum = 0
        for (const { localNoon, days } of batch) sum += dayjs(localNoon).addBusinessDays(days).valueOf()
        return sum
      },
    },
  ]
}

/** The others read the host's zone, so they get the Shanghai day at noon there: their best case. */
function createQuestions(): Question[] {
  const first = startMillisecondsOf(calendar.first)
  const span = Date.parse('2026-12-01T00:00:00+08:00') - first
  return Array.from({ length: 3_000 }, (_, index) => {
    const receivedAt = new Date(first + Math.floor(Math.random() * span))
    const localNoon = new Date(`${formatDay(dayOf(receivedAt))}T12:00:00`)
    return { receivedAt, localNoon, days: [1, 3, 7][index % 3] as number }
  })
}

function measure({ answerAll }: Contender, batches: readonly (readonly Question[])[]): number {
  const start = performance.now()
  let answers = 0
  let sum = 0
  for (let next = 0; performance.now() - start < ROUND_MILLISECONDS; next = (next + 1) % batches.length) {
    const batch = batches[next] as readonly Question[]
    sum += answerAll(batch)
    answers += batch.length
  }
  if (!(sum > 0)) throw new Error('a contender gave no answer')
  return (answers * 1_000) / (performance.now() - start)
}

/** How often each says another day than the notices do: speed is worth nothing on the wrong day. */
function wrongPercent([ours, , ...others]: Contender[], questions: readonly Question[]): Record<string, number> {
  const day = (answer: string | number) => (typeof answer === 'string' ? answer : dayjs(answer).format('YYYY-MM-DD'))
  return Object.fromEntries(
    others.map(({ name, answer }) => {
      const wrong = questions.filter((question) => {
        const right = formatDay(dayOf(new Date(ours?.answer(question) ?? 0)))
        return day(answer(question)) !== right
      })
      return [name, Number(((wrong.length * 100) / questions.length).toFixed(1))]
    }),
  )
}

async function compareInZones() {
  const script = fileURLToPath(import.meta.resolve('#test/compare-deadlines.ts'))
  const run = promisify(execFile)
  let differences = 0
  let cases = 0
  const zones: string[] = []
  for (const [index, zone] of HOST_ZONES.entries()) {
    const seed = Math.floor(Math.random() * 2 ** 31) + index
    const { stdout } = await run(process.execPath, [script, String(CASES / HOST_ZONES.length), String(seed)], {
      env: { ...process.env, TZ: zone },
    })
    const compared = JSON.parse(stdout) as Comparison
    if (compared.differences > 0) console.error(`seed ${seed} in ${zone}: ${JSON.stringify(compared.examples)}`)
    differences += compared.differences
    cases += compared.cases
    zones.push(compared.zone)
  }
  return { differences, cases, zones }
}

if (import.meta.main) console.log(JSON.stringify(await bench()))
