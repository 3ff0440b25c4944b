import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { FeedbackFilter } from '#contract/feedback.ts'
import { feedbackWith, mostFound } from '#domains/service/word-search/store.ts'
import { parseDay, startOfDay } from '#platform/calendar/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import { bigramQuery } from '#platform/search/bigrams.ts'
import type { Cursor } from '#platform/search/cursor.ts'

export type VoiceRow = Selectable<Tables['feedback']> & {
  caseNumber: string | null
  grade: string | null
  stage: string | null
  attached: string[]
  transcript: string | null
}
export type VoiceFilter = FeedbackFilter & { unitIds: readonly string[] | undefined }
export const COUNT_CAP = 10_000

const columns = sql`f.id, f.number, f.channel, f.unit_id, f.received_at, f.language, f.text, f.rating, f.customer_id, f.contact_name,
  f.contact_phone, f.business, f.nature, f.tier, f.emotion, f.intent, f.is_complaint, f.confidence, f.is_corrected, f.understanding,
  f.case_id, f.incident_id, c.number as case_number, c.grade, c.stage,
  array(select a.kind from attachment a where a.feedback_id = f.id order by a.position) as attached,
  (select string_agg(a.transcript, e'\n' order by a.position) from attachment a where a.feedback_id = f.id) as transcript`

type Asked = { from: RawBuilder<unknown>; where: RawBuilder<unknown> }

/** What a filter selects from and what it asks of it. `f` is the feedback, `c` its case. */
async function asked(db: Db, filter: VoiceFilter, most = mostFound(filter.unitIds)): Promise<Asked> {
  let from: RawBuilder<unknown> = sql`feedback f`
  const parts: RawBuilder<unknown>[] = [sql`true`]
  const equal = (column: string, value: unknown) =>
    value !== undefined && parts.push(sql`${sql.ref(`f.${column}`)} = ${value}`)
  if (filter.unitIds) parts.push(sql`f.unit_id = any (${filter.unitIds}::uuid[])`)
  equal('channel', filter.channel)
  equal('business', filter.business)
  equal('nature', filter.nature)
  equal('tier', filter.tier)
  equal('emotion', filter.emotion)
  equal('is_complaint', filter.complaint && filter.complaint === 'yes')
  if (filter.grade) parts.push(sql`c.grade = ${filter.grade}`)
  if (filter.stage) parts.push(sql`c.stage = ${filter.stage}`)
  if (filter.maxRating) parts.push(sql`f.rating <= ${filter.maxRating}`)
  if (filter.fromOn) parts.push(sql`f.received_at >= ${startOfDay(parseDay(filter.fromOn) ?? 0)}`)
  // Until a day means with that day.
  if (filter.untilOn) parts.push(sql`f.received_at < ${startOfDay((parseDay(filter.untilOn) ?? 0) + 1)}`)
  const words = filter.search === undefined ? undefined : bigramQuery(filter.search)
  // What holds nothing that can be searched finds nothing, rather than everything.
  if (filter.search?.trim()) {
    const found = words ? await feedbackWith(db, words, most) : { from, where: sql`false` }
    parts.push(found.where)
    from = found.from
  }
  return { from: sql`${from} left join service_case c on c.id = f.case_id`, where: sql.join(parts, sql` and `) }
}

export async function listVoices(
  db: Db,
  filter: VoiceFilter,
  after: Cursor | undefined,
  limit: number,
): Promise<VoiceRow[]> {
  const { from, where } = await asked(db, filter)
  const { rows } = await sql<VoiceRow>`
    select ${columns} from ${from} where ${where} ${after ? sql`and (f.received_at, f.id) < (${after.at}, ${after.id}::uuid)` : sql``}
    order by f.received_at desc, f.id desc limit ${limit}`.execute(db)
  return rows
}

export type AxisCount = { axis: 'business' | 'nature' | 'emotion' | 'all'; value: string; n: number }

/** Counts what matches, by axis; no more than the cap is ever read. */
export async function countVoices(db: Db, filter: VoiceFilter): Promise<AxisCount[]> {
  const { from, where } = await asked(db, filter, 2 * COUNT_CAP)
  const { rows } = await sql<AxisCount>`
    with matching as materialized (
      select f.business, f.nature, f.emotion from ${from} where ${where} limit ${COUNT_CAP + 1})
    select 'all' as axis, '' as value, count(*)::int as n from matching
    union all select 'business', business, count(*)::int from matching group by 2
    union all select 'nature', nature, count(*)::int from matching group by 2
    union all select 'emotion', emotion, count(*)::int from matching group by 2`.execute(db)
  return rows
}

/** How many match, counted no further than to one above `most`. */
export async function countUpTo(db: Db, filter: VoiceFilter, most: number): Promise<number> {
  const { from, where } = await asked(db, filter, 2 * COUNT_CAP)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from ${from} where ${where} limit ${most + 1}) matching`.execute(db)
  return rows[0]?.n ?? 0
}

export async function findVoice(db: Db, id: string): Promise<VoiceRow | undefined> {
  const { rows } =
    await sql<VoiceRow>`select ${columns} from feedback f left join service_case c on c.id = f.case_id where f.id = ${id}::uuid`.execute(
      db,
    )
  return rows[0]
}

export async function listCorrections(db: Db, feedbackId: string) {
  return db
    .selectFrom('correction as k')
    .innerJoin('staff as s', 's.id', 'k.by')
    .select(['k.axis', 'k.was', 'k.becomes', 'k.at', 's.id', 's.name', 's.post'])
    .where('k.feedbackId', '=', feedbackId)
    .orderBy('k.at')
    .execute()
}

export async function holdVoice(db: Db, id: string) {
  return db
    .selectFrom('feedback')
    .select(['id', 'unitId', 'caseId', 'business', 'nature', 'tier', 'emotion', 'intent', 'isComplaint'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Puts an axis right on the feedback, and on its case where the case says the same. */
export async function correctAxis(
  db: Db,
  feedbackId: string,
  caseId: string | null,
  axis: 'business' | 'nature' | 'tier' | 'emotion' | 'intent',
  becomes: string,
): Promise<void> {
  await db
    .updateTable('feedback')
    .set({ [axis]: becomes, isCorrected: true })
    .where('id', '=', feedbackId)
    .execute()
  if (caseId && axis !== 'intent')
    await db
      .updateTable('serviceCase')
      .set({ [axis]: becomes })
      .where('id', '=', caseId)
      .execute()
}
