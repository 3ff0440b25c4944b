import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadCalendar, type Moved } from '#domains/commitments/calendar-loads/service.ts'
import { readDays } from '#platform/calendar/read-days.ts'
import { readConfig } from '#platform/config.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { asRefusal } from '#platform/refusal.ts'
import { openConfiguredBank } from '#server/main.ts'

const USAGE = `npm run calendar -- import FILE --year YEAR --source "the notice's number" [--calendar cn|line-…|UNIT] [--confirm]
  FILE is a table (day,kind,name) or a published calendar (ICS). Without --confirm nothing is kept.`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    year: { type: 'string' },
    source: { type: 'string' },
    calendar: { type: 'string', default: 'cn' },
    confirm: { type: 'boolean', default: false },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
const [what, file] = positionals
const year = Number(values.year)
if (what !== 'import' || !file || !values.source || !(year >= 2000 && year < 2100)) stop(USAGE)
if (!existsSync(file as string)) stop(`There is no file ${file}.`)
const { days, problems } = readDays(readFileSync(file as string, 'utf8'))
if (problems.length > 0) stop(problems.map(({ line, code, text }) => `line ${line}: ${code} ${text}`).join('\n'))
if (days.length === 0) stop(`${file} names no day.`)

class DryRun extends Error {}
const bank = await openConfiguredBank(readConfig(process.env), (line) => process.stderr.write(`${line}\n`))
let moved: Moved[] = []
try {
  await bank.world.transact(SYSTEM, async (ctx) => {
    moved = await loadCalendar(
      ctx,
      { calendar: values.calendar, year, days, source: values.source as string },
      !values.confirm,
    )
    if (!values.confirm) throw new DryRun()
  })
} catch (error) {
  const refusal = asRefusal(error)
  if (refusal) {
    process.stderr.write(`${refusal.code} ${JSON.stringify(refusal.detail)}\n`)
    process.exitCode = 1
  } else if (!(error instanceof DryRun)) throw error
} finally {
  await bank.close()
}
if (!process.exitCode) {
  const day = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  for (const { caseNumber, title, from, to, isProvisional } of moved)
    say(`${caseNumber ?? '—'}\t${title}\t${day(from)} → ${day(to)}${isProvisional ? ' (provisional)' : ''}`)
  say(
    values.confirm
      ? `${year} is loaded (${days.length} days); ${moved.length} deadlines were changed.`
      : `Nothing was kept: ${moved.length} deadlines would change. Say --confirm to load ${year}.`,
  )
}
