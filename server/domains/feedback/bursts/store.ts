import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Voice } from './rules.ts'

export type Watched = Voice & {
  number: string
  text: string
  business: string
  nature: string
  incidentId: string | null
}

/** Who left no contact is told apart by the words: the same words again are the same voice. */
const columns = sql`f.id, f.number, f.unit_id, f.case_id, coalesce(f.customer_id::text, f.contact_phone, md5(f.text)) as by,
  f.received_at, f.fingerprint, f.business, f.nature, f.incident_id, f.text`

/** Takes voices that the watch has not looked at; what another process holds is left to it. */
export async function claimUnwatched(db: Db, limit: number): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select ${columns} from feedback f where f.watched_at is null order by f.received_at limit ${limit} for update skip locked`.execute(
    db,
  )
  return rows
}

export async function markWatched(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await sql`update feedback set watched_at = ${at} where id = any (${ids}::uuid[])`.execute(db)
}

/** What was said of these kinds lately, anywhere: at most 2,000, the newest first. */
export async function recentVoices(
  db: Db,
  kinds: readonly { business: string; nature: string }[],
  since: Date,
): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select ${columns} from feedback f
    join (select distinct business, nature from json_to_recordset(${JSON.stringify(kinds)}::json) k (business text, nature text)) k
      on k.business = f.business and k.nature = f.nature
    where f.received_at >= ${since} and f.channel <> 'import' and f.case_id is not null
    order by f.received_at desc limit 2000`.execute(db)
  return rows
}

export async function pastCount(
  db: Db,
  kind: { business: string; nature: string },
  unitIds: readonly string[],
  from: Date,
  to: Date,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from feedback f where f.business = ${kind.business} and f.nature = ${kind.nature}
      and f.received_at >= ${from} and f.received_at < ${to} and f.unit_id = any (${unitIds}::uuid[]) and f.channel <> 'import'`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

export type OpenIncident = { id: string; unitId: string; leadCaseId: string }

export async function gather(
  db: Db,
  incidentId: string,
  feedbackIds: readonly string[],
  caseIds: readonly string[],
): Promise<void> {
  await sql`update feedback set incident_id = ${incidentId} where id = any (${feedbackIds}::uuid[])`.execute(db)
  await sql`update service_case set incident_id = ${incidentId} where id = any (${caseIds}::uuid[]) and incident_id is null`.execute(
    db,
  )
}

/** Which of these cases can still be handled: neither answered nor over. */
export async function stillOpen(db: Db, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('serviceCase')
    .select('id')
    .where('id', 'in', [...caseIds])
    .where('stage', 'not in', ['verify', 'closed'])
    .execute()
  return new Set(rows.map((row) => row.id))
}
