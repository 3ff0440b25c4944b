import type { ReportFile, ReportRef } from '#contract/analysis.ts'
import type { Ctx } from '#platform/context.ts'
import type { Sendable } from '#platform/documents/send.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { findReport, listFiles, listReportRows } from './store.ts'

type Place = { week: string; unitId: string }

/** A list of kept reports ends a page by week and unit. */
const writeAfter = ({ week, unitId }: Place) => `${week}.${unitId}`
function readAfter(text: string): Place {
  const match = /^(\d{4}-W\d{2})\.([0-9a-f-]{36})$/.exec(text)
  if (!match) throw new Refusal('invalid', 'bad-cursor')
  return { week: match[1] as string, unitId: match[2] as string }
}

export async function listReports(
  ctx: Ctx,
  { unitId, after, limit }: { unitId?: string; after?: string; limit: number },
): Promise<{ items: ReportRef[]; next: string | null }> {
  need(ctx, 'feedback.read')
  const units = unitId ? unitsAskedFor(ctx, unitId).filter((id) => id === unitId) : visibleUnits(ctx)
  const rows = await listReportRows(ctx.db, units, after === undefined ? undefined : readAfter(after), limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(({ unitId, ...row }) => ({ ...row, unit: unitRef(ctx.bank.tree, unitId) })),
    next: last ? writeAfter(last) : null,
  }
}

export async function readReport(ctx: Ctx, { week, unitId }: Place) {
  const found = await reportOf(ctx, { week, unitId })
  const files = await listFiles(ctx.db, week, unitId)
  return {
    unit: unitRef(ctx.bank.tree, unitId),
    madeAt: found.madeAt,
    digest: found.digest.toString('hex'),
    body: found.body,
    files: files
      .filter(({ format }) => format === 'pdf' || ctx.actor.may.has('feedback.export'))
      .map(({ format, name, state, bytes, digest }) => ({
        format: format as ReportFile['format'],
        name,
        state: state as ReportFile['state'],
        bytes,
        digest: digest?.toString('hex') ?? null,
      })),
  }
}

/** The rows tell of every customer: they take the permission of an export, and who took them stands on the ledger. */
export async function findReportFile(
  ctx: Ctx,
  { week, unitId, format }: Place & { format: string },
): Promise<Sendable | undefined> {
  await reportOf(ctx, { week, unitId })
  if (format !== 'pdf') need(ctx, 'feedback.export')
  const file = (await listFiles(ctx.db, week, unitId)).find((it) => it.format === format && it.state === 'ready')
  if (!file || file.bytes === null) return undefined
  if (format !== 'pdf')
    await ctx.record({
      name: 'report.taken',
      subject: { kind: 'report', id: `${week}:${unitId}` },
      unitId,
      facts: { format },
    })
  return { documentId: file.id, name: file.name, format, bytes: file.bytes }
}

/** A report's figures go down to single voices and are not covered: reading it takes reading feedback as well. */
function need(ctx: Ctx, permission: string): void {
  if (!ctx.actor.may.has(permission)) throw new Refusal('forbidden', 'not-allowed', { may: permission })
}

async function reportOf(ctx: Ctx, { week, unitId }: Place) {
  need(ctx, 'feedback.read')
  const visible = visibleUnits(ctx)
  const found = visible && !visible.includes(unitId) ? undefined : await findReport(ctx.db, week, unitId)
  if (!found) throw notFound('report')
  return found
}
