import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { pipeline, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { recordFeedback as door } from '#contract/feedback.ts'
import { answerOnce } from '#platform/http.ts'
import { attemptOf } from '#platform/idempotency.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { asRefusal } from '#platform/refusal.ts'
import type { World } from '#platform/world.ts'
import { recordFeedback } from '../intake/service.ts'
import { type ImportPlan, type Planned, planRow, type Row, rowNamer } from './rules.ts'

export type ImportCount = { taken: number; known: number; rejected: number }
export type ImportProgress = ImportCount & { share: number }
export class ImportFault extends Error {}

/** Enough to keep both cores busy; a transaction each, as at the door. */
const AT_ONCE = 12
const PAGE = 240

/**
 * Brings a table's rows through the loop's own door. A row that was taken before, by this or an earlier run, is known
 * and left alone; one that the door refuses goes with its reason into the file of rejects, and the others go on.
 */
export async function importFeedback(
  world: World,
  file: string,
  plan: ImportPlan,
  options: { encoding: string; rejects: string; onProgress(progress: ImportProgress): void },
): Promise<ImportCount> {
  const bytes = statSync(file).size
  const count: ImportCount = { taken: 0, known: 0, rejected: 0 }
  const rejects = createWriteStream(options.rejects)
  rejects.write('line,reason\n')
  const nameOf = rowNamer()
  const source = createReadStream(file)
  for await (const page of pagesOf(source, plan, options.encoding)) {
    const named = page.map(({ row, line }) => ({ row, line, key: nameOf(row) }))
    const known = await knownKeys(
      world,
      named.map((it) => it.key),
    )
    await inParallel(named, async ({ row, line, key }) => {
      const outcome = known.has(key) ? 'known' : await takeRow(world, planRow(row, plan), key)
      if (outcome === 'known' || outcome === 'taken') count[outcome] += 1
      else {
        count.rejected += 1
        rejects.write(`${line},${outcome.reason}\n`)
      }
    })
    options.onProgress({ ...count, share: bytes === 0 ? 1 : source.bytesRead / bytes })
  }
  rejects.end()
  await finished(rejects)
  return count
}

async function takeRow(world: World, planned: Planned, key: string): Promise<'taken' | { reason: string }> {
  if ('reason' in planned) return planned
  const { input } = planned
  try {
    await answerOnce(world, SYSTEM, door, recordFeedback, input, attemptOf(key, door.method, door.path, input))
    return 'taken'
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    return { reason: refusal.code }
  }
}

async function knownKeys(world: World, keys: string[]): Promise<ReadonlySet<string>> {
  const rows = await world.transact(SYSTEM, ({ db }) =>
    db.selectFrom('idempotency').select('key').where('actor', '=', '').where('key', 'in', keys).execute(),
  )
  return new Set(rows.map((row) => row.key))
}

async function* pagesOf(
  source: NodeJS.ReadableStream,
  { textColumns, ratingColumn }: ImportPlan,
  encoding: string,
): AsyncGenerator<{ row: Row; line: number }[]> {
  // pipeline passes an error on to the end of the line, where it is thrown.
  const table = pipeline(
    source,
    decoder(encoding),
    parse({
      bom: true,
      columns: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: true,
      max_record_size: 1_000_000,
    }),
    () => {},
  )
  let page: { row: Row; line: number }[] = []
  let isChecked = false
  for await (const { record, info } of table as AsyncIterable<{ record: Row; info: { lines: number } }>) {
    if (!isChecked) {
      const missing = [...textColumns, ...(ratingColumn ? [ratingColumn] : [])].find((column) => !(column in record))
      if (missing)
        throw new ImportFault(`There is no column «${missing}»; the file has: ${Object.keys(record).join(', ')}.`)
      isChecked = true
    }
    page.push({ row: record, line: info.lines })
    if (page.length === PAGE) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}

/** Bytes that are not in the encoding stop the import: a text guessed at is a customer misquoted. */
function decoder(encoding: string): Transform {
  const text = new TextDecoder(encoding, { fatal: true })
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        done(null, text.decode(chunk, { stream: true }))
      } catch {
        done(new ImportFault(`The file is not ${encoding}: name its encoding with --encoding, for example gb18030.`))
      }
    },
  })
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
