import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

export type Indexed = { id: string; name: string; number: string; phone: string | null; idNumber: string | null }

/** Customers whose search words are of older rules; what another process holds is left to it. */
export async function claimOld(db: Db, version: number, limit: number): Promise<Indexed[]> {
  const { rows } = await sql<Indexed>`
    select id, name, number, phone, id_number from customer where search_version < 1 and search_version < ${version}
    order by id limit ${limit} for update skip locked`.execute(db)
  return rows
}

export async function saveSearch(
  db: Db,
  version: number,
  made: readonly { id: string; search: string }[],
): Promise<void> {
  await sql`update customer c set search = m.search::tsvector, search_version = ${version}
    from json_to_recordset(${JSON.stringify(made)}::json) m (id uuid, search text) where c.id = m.id`.execute(db)
}
