import { z } from 'zod'
import { renderPdf } from '#platform/documents/pdf.ts'
import { writeCsv, writeXlsx } from '#platform/documents/sheet.ts'
import { writeDocument } from '#platform/documents/write.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import { rowsOf } from '../exports/jobs.ts'
import { stampOf } from '../exports/rules.ts'
import { columnsOf, labelsOf } from '../exports/service.ts'
import { markReady } from '../exports/store.ts'
import { paperOf } from '../report-paper/service.ts'
import { findReport, listFiles, type ReportRow } from './store.ts'

const Payload = z.object({ week: z.string(), unitId: z.uuid() })
const FORMATS = ['pdf', 'xlsx', 'csv'] as const
type Format = (typeof FORMATS)[number]

/**
 * The papers of a report that was made: the document, and the week's feedback classified row by row. Each is written
 * once, in one transaction with its digest on the ledger; run again after a crash, it goes on where it was.
 */
export async function writeReport(world: World, payload: unknown): Promise<void> {
  const { week, unitId } = Payload.parse(payload)
  const found = await world.transact(SYSTEM, async ({ db }) => ({
    report: await findReport(db, week, unitId),
    written: (await listFiles(db, week, unitId)).map(({ format }) => format),
  }))
  const { report } = found
  if (!report) return
  for (const format of FORMATS) if (!found.written.includes(format)) await writeFile(world, report, format)
}

type Report = NonNullable<Awaited<ReturnType<typeof findReport>>>

async function writeFile(world: World, report: Report, format: Format): Promise<void> {
  const { week, unitId, body } = report
  // Drawn before the transaction, in another thread.
  const drawn = format === 'pdf' ? await drawPaper(world, report) : undefined
  await world.transact(SYSTEM, async (ctx) => {
    const { manual, tree } = ctx.bank
    const id = ctx.newId()
    ctx.insert('document', {
      id,
      kind: 'weekly-report',
      format,
      unitId,
      staffId: null,
      week,
      filter: null,
      name: `${manual.analysis.paper.title.zh} ${week} ${tree.unit(unitId).name}`,
      state: 'waiting',
      bytes: null,
      digest: null,
      failure: null,
      askedAt: ctx.now,
      readyAt: null,
      expiresAt: null,
    })
    await ctx.flush()
    const isAll = tree.unit(unitId).kind === 'head-office'
    const unitIds = isAll ? undefined : tree.subtree(unitId).map((unit) => unit.id)
    const rows = () => rowsOf(ctx, { fromOn: body.fromOn, untilOn: body.untilOn, unitIds }, labelsOf(manual, 'zh'))
    const columns = columnsOf(manual, 'zh')
    const chunks = drawn
      ? once(drawn)
      : format === 'csv'
        ? writeCsv(columns, rows())
        : writeXlsx(manual.analysis.rows.sheet.zh, columns, rows())
    const written = await writeDocument(ctx, id, chunks, world.config.digest)
    await markReady(ctx.db, id, { ...written, rows: drawn ? 0 : body.total, at: ctx.now })
    await ctx.record({
      name: 'report.written',
      subject: { kind: 'report', id: `${week}:${unitId}` },
      unitId,
      facts: { week, format, bytes: written.bytes, digest: written.digest.toString('hex') },
    })
  })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function drawPaper(world: World, { body, unitId, madeAt, digest }: ReportRow & Pick<Report, 'body'>) {
  const page = await world.transact(SYSTEM, async ({ bank }) =>
    paperOf(
      { body, unit: bank.tree.unit(unitId).name, madeAt: stampOf(madeAt), digest: digest.toString('hex') },
      bank.manual,
    ),
  )
  return renderPdf(page)
}
