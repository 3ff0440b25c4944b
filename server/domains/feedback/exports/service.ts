import type { Export, ExportFormat } from '#contract/analysis.ts'
import type { FeedbackFilter } from '#contract/feedback.ts'
import { HOUR_MILLISECONDS } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { Sendable } from '#platform/documents/send.ts'
import type { Column } from '#platform/documents/sheet.ts'
import { saltedDigest } from '#platform/ledger/entry.ts'
import type { Manual } from '#platform/manual/manual.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { walled } from '../voices/service.ts'
import { countUpTo } from '../voices/store.ts'
import { type Labels, stampOf } from './rules.ts'
import { countWaiting, findExport } from './store.ts'

/** A year of a large branch; more than this is read by a system through the API. */
export const MOST_ROWS = 100_000
/** Files of one person that may be made at once. */
const MOST_WAITING = 2
const KEPT_HOURS = 24

type Language = 'zh' | 'en'
export type Asked = { filter: FeedbackFilter; language: Language }

/** Asks for a file. It is made after this transaction, off the request's path, of what the asker may see. */
export async function askExport(
  ctx: Ctx,
  { format, language, filter }: Asked & { format: ExportFormat },
): Promise<Export> {
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  if (!staffId) throw new Refusal('forbidden', 'export.people-only')
  if ((await countWaiting(ctx.db, staffId)) >= MOST_WAITING) throw new Refusal('busy', 'export.in-progress')
  const total = await countUpTo(ctx.db, walled(ctx, filter), MOST_ROWS)
  if (total > MOST_ROWS) throw new Refusal('too-large', 'export.too-many', { most: MOST_ROWS })
  const id = ctx.newId()
  const asked: Asked = { filter, language }
  const row = {
    id,
    format,
    name: `${ctx.bank.manual.analysis.rows.sheet[language]} ${stampOf(ctx.now).replace(':', '')}`,
    state: 'waiting' as const,
    totalRows: total,
    doneRows: 0,
    bytes: null,
    askedAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + KEPT_HOURS * HOUR_MILLISECONDS),
  }
  ctx.insert('document', {
    ...row,
    kind: 'feedback-rows',
    unitId: filter.unitId ?? ctx.actor.unitId ?? (ctx.bank.tree.headOffice?.id as string),
    staffId,
    week: null,
    filter: asked,
    digest: null,
    failure: null,
    readyAt: null,
  })
  await ctx.record({
    name: 'export.asked',
    subject: { kind: 'export', id },
    unitId: filter.unitId ?? ctx.actor.unitId ?? (ctx.bank.tree.headOffice?.id as string),
    isFresh: true,
    facts: { format, rows: total, ...filterFacts(ctx, filter) },
  })
  ctx.effect(
    'write-export',
    {
      documentId: id,
      actor: ctx.actor.name,
      roots: [...ctx.actor.scope.roots],
      isEverywhere: ctx.actor.scope.isEverywhere,
    },
    `export:${id}`,
  )
  return row
}

/** The filter as the ledger keeps it. What was searched for may be somebody's name or number: only its digest. */
function filterFacts(ctx: Ctx, { search, ...filter }: FeedbackFilter) {
  const salt = ctx.random(16)
  return {
    ...Object.fromEntries(Object.entries(filter).map(([name, value]) => [`filter.${name}`, value])),
    ...(search && { 'filter.search': `${salt.toString('hex')}:${saltedDigest(salt, search)}` }),
  }
}

export async function readExport(ctx: Ctx, { id }: { id: string }): Promise<Export> {
  const row = await findExport(ctx.db, id)
  if (!row) throw notFound('export')
  const { format, name, state, totalRows, doneRows, bytes, askedAt, expiresAt } = row
  return {
    id,
    format: format as ExportFormat,
    name,
    state: state as Export['state'],
    totalRows,
    doneRows,
    bytes,
    askedAt,
    expiresAt,
  }
}

export async function findExportFile(ctx: Ctx, { id }: { id: string }): Promise<Sendable | undefined> {
  const row = await findExport(ctx.db, id)
  if (row?.state !== 'ready' || row.bytes === null || (row.expiresAt && row.expiresAt < ctx.now)) return undefined
  return { documentId: id, name: row.name, format: row.format, bytes: row.bytes }
}

export const columnsOf = ({ analysis }: Manual, language: Language): Column[] =>
  analysis.rows.columns.map(({ name, width }) => ({ title: name[language], width }))

export function labelsOf({ analysis, taxonomy, englishTaxonomy, words }: Manual, language: Language): Labels {
  const listed = new Map(
    (['channels', 'stages'] as const).flatMap((list) =>
      words[list].map(({ id, name }) => [`${list} ${id}`, name[language]] as const),
    ),
  )
  return {
    word: (list, id) =>
      list === 'channels' || list === 'stages'
        ? (listed.get(`${list} ${id}`) ?? id)
        : ((language === 'en' ? englishTaxonomy[list][id] : taxonomy[list][id]) ?? id),
    unit: ({ name, nameEn }) => (language === 'en' && nameEn ? nameEn : name),
    yes: analysis.rows.yes[language],
    no: analysis.rows.no[language],
  }
}
