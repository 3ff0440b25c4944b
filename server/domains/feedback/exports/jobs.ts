import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Row, writeCsv, writeXlsx } from '#platform/documents/sheet.ts'
import { writeDocument } from '#platform/documents/write.ts'
import { type Actor, SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import { presentVoice, walled } from '../voices/service.ts'
import { listVoices } from '../voices/store.ts'
import { rowOf } from './rules.ts'
import { type Asked, columnsOf, labelsOf, MOST_ROWS } from './service.ts'
import { deleteExpired, holdWaiting, markFailed, markReady } from './store.ts'

const Payload = z.object({
  documentId: z.uuid(),
  actor: z.string(),
  roots: z.array(z.uuid()),
  isEverywhere: z.boolean(),
})
const PAGE = 1000

/**
 * Makes the file that somebody asked for, behind their own wall and not the system's: in one transaction, with the
 * ledger's entry, so that no file is ever ready of which the ledger does not know.
 */
export async function writeExport(world: World, payload: unknown): Promise<void> {
  const { documentId, actor: name, roots, isEverywhere } = Payload.parse(payload)
  const found = await world.transact(SYSTEM, (ctx) => holdWaiting(ctx.db, documentId))
  if (!found) return
  const asker: Actor = { ...SYSTEM, id: found.staffId, name, scope: { ...SYSTEM.scope, roots, isEverywhere } }
  try {
    await world.transact(asker, (ctx) => writeRows(ctx, world, documentId))
  } catch (error) {
    process.stderr.write(`export ${documentId}: ${error instanceof Error ? error.stack : String(error)}\n`)
    await world.transact(SYSTEM, (ctx) => markFailed(ctx.db, documentId, 'fault'))
  }
}

async function writeRows(ctx: Ctx, world: World, documentId: string): Promise<void> {
  const document = await holdWaiting(ctx.db, documentId)
  if (!document) return
  const { filter, language } = document.filter as Asked
  const { manual } = ctx.bank
  const counted = { rows: 0 }
  const rows = countedRows(rowsOf(ctx, walled(ctx, filter), labelsOf(manual, language)), counted)
  const columns = columnsOf(manual, language)
  const chunks =
    document.format === 'csv' ? writeCsv(columns, rows) : writeXlsx(manual.analysis.rows.sheet[language], columns, rows)
  const written = await writeDocument(ctx, documentId, chunks, world.config.digest)
  await markReady(ctx.db, documentId, { ...written, rows: counted.rows, at: ctx.now })
  await ctx.record({
    name: 'feedback.exported',
    subject: { kind: 'export', id: documentId },
    unitId: document.unitId,
    facts: {
      format: document.format,
      rows: counted.rows,
      bytes: written.bytes,
      digest: written.digest.toString('hex'),
    },
  })
}

async function* countedRows(rows: AsyncIterable<Row>, counted: { rows: number }): AsyncGenerator<Row> {
  for await (const row of rows) {
    counted.rows += 1
    yield row
  }
}

/** The rows of the list under the same filter, in its order, page by page. */
export async function* rowsOf(
  ctx: Ctx,
  filter: ReturnType<typeof walled>,
  labels: ReturnType<typeof labelsOf>,
): AsyncGenerator<Row> {
  const columns = ctx.bank.manual.analysis.rows.columns.map(({ id }) => id)
  let after: { at: Date; id: string } | undefined
  for (let rows = 0; rows < MOST_ROWS; ) {
    const page = await listVoices(ctx.db, filter, after, Math.min(PAGE, MOST_ROWS - rows))
    for (const voice of page) yield rowOf(columns, presentVoice(ctx, voice), labels)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    rows += page.length
    after = { at: last.receivedAt, id: last.id }
  }
}

/** An export is for its day: a copy of customers' words must not lie about. */
export const forgetExpired = (ctx: Ctx): Promise<number> => deleteExpired(ctx.db, ctx.now)
