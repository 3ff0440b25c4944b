import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { foreseeLoad, loadCalendar } from '#domains/commitments/calendar-loads/service.ts'
import type { MovedPromise } from '#domains/commitments/redating/service.ts'
import type { DayProblem } from '#platform/calendar/announced-day.ts'
import { readDays } from '#platform/calendar/read-days.ts'
import { NATION } from '#platform/calendar/unit-calendars.ts'
import { readConfig } from '#platform/config.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { openConfiguredBank } from '#server/main.ts'

const USAGE = `npm run calendar -- import FILE --year YEAR --source "国办发明电〔…〕…号" [--calendar cn|line-NAME|UNIT] [--confirm]
  FILE is a table with the columns day,kind,name (CSV) or a published calendar (ICS), in UTF-8.
  Without --confirm nothing is written: it lists every open deadline that would move.`

const REASONS: Record<DayProblem['code'], string> = {
  'not-utf-8': 'is not UTF-8; save the file as UTF-8',
  'too-long': 'is longer than any year of days',
  unreadable: 'cannot be read',
  'no-header': 'lacks columns (day,kind,name are needed)',
  'no-day': 'has no day such as 2027-01-01',
  'no-kind': 'says neither working (班) nor rest (休)',
  'no-name': 'has no name',
  twice: 'sets a day that is set already',
  recurs: 'recurs; name each day',
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    year: { type: 'string' },
    source: { type: 'string' },
    calendar: { type: 'string', default: NATION },
    confirm: { type: 'boolean', default: false },
  },
})
const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
const say = (line: string) => process.stdout.write(`${line}\n`)
const inShanghai = (at: Date) => at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
const describe = (it: MovedPromise) =>
  `${it.caseNumber ?? it.unitName}  ${it.commitmentId} ${it.title.zh}  ${inShanghai(it.oldDueAt)} → ${inShanghai(it.newDueAt)}${it.isProvisional ? '  (provisional)' : ''}`

const [what, file = ''] = positionals
const source = values.source?.trim() ?? ''
if (what !== 'import' || !file || !/^20\d\d$/.test(values.year ?? '') || !source) stop(USAGE)
if (!existsSync(file)) stop(`There is no file ${file}.`)
const { days, problems } = readDays(readFileSync(file, 'utf8'))
if (problems.length > 0)
  stop(
    [
      `${file} is refused; nothing was loaded:`,
      ...problems.map(({ line, code, text }) => `  line ${line} ${REASONS[code]}${text && ` (${text})`}`),
    ].join('\n'),
  )

const load = { calendar: values.calendar, year: Number(values.year), source, days }
const bank = await openConfiguredBank(readConfig(process.env), (line) => process.stderr.write(`${line}\n`))
try {
  const moved = await bank.world.transact(SYSTEM, (ctx) =>
    values.confirm ? loadCalendar(ctx, load) : foreseeLoad(ctx, load),
  )
  for (const promise of moved) say(describe(promise))
  say(
    values.confirm
      ? `${days.length} days of ${load.year} are in force in calendar ${load.calendar}; ${moved.length} deadlines moved.`
      : `${moved.length} open deadlines would move. Nothing was written: repeat with --confirm to load ${days.length} days.`,
  )
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.exitCode = 1
  process.stderr.write(`${error.code}: ${Object.values(error.detail).join(', ')}; nothing was loaded.\n`)
} finally {
  await bank.close()
}
