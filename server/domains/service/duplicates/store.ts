import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { CaseRow } from '../cases/store.ts'

export type Candidate = CaseRow & { fingerprint: number[]; because: 'customer' | 'phone' | 'unit' }
const MOST_LOOKED_AT = 300

export async function fingerprintsOf(db: Db, caseId: string): Promise<number[][]> {
  const { rows } = await sql<{ fingerprint: number[] }>`
    select fingerprint from feedback where case_id = ${caseId}::uuid order by received_at limit 20`.execute(db)
  return rows.map((row) => row.fingerprint)
}

/** Open cases near this one in time, by customer, telephone or unit: each by its own index, the newest first. */
export async function candidatesFor(db: Db, row: CaseRow, from: Date, to: Date): Promise<Candidate[]> {
  const near = (because: string, where: ReturnType<typeof sql>) => sql`
    (select c.*, ${because}::text as because from service_case c
     where ${where} and c.id <> ${row.id}::uuid and c.stage <> 'closed' and c.received_at between ${from} and ${to}
     order by c.received_at desc limit ${MOST_LOOKED_AT})`
  const parts = [
    ...(row.customerId ? [near('customer', sql`c.customer_id = ${row.customerId}::uuid`)] : []),
    ...(row.contactPhone ? [near('phone', sql`c.contact_phone = ${row.contactPhone}`)] : []),
    near('unit', sql`c.unit_id = ${row.unitId}::uuid and c.business = ${row.business}`),
  ]
  const { rows } = await sql<Candidate>`
    select distinct on (n.id) n.*, f.fingerprint from (${sql.join(parts, sql` union all `)}) n
    cross join lateral (select v.fingerprint from feedback v where v.case_id = n.id order by v.received_at limit 1) f
    order by n.id, array_position(array['customer', 'phone', 'unit'], n.because)`.execute(db)
  return rows
}
