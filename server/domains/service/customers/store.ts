import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import { bigramQuery } from '#platform/search/bigrams.ts'

export type CustomerRow = Omit<Selectable<Tables['customer']>, 'search'>

const columns = [
  'id',
  'number',
  'name',
  'phone',
  'idNumber',
  'bornOn',
  'tier',
  'products',
  'unitId',
  'managerId',
] as const

export async function findCustomerRow(db: Db, id: string): Promise<CustomerRow | undefined> {
  return db.selectFrom('customer').select(columns).where('id', '=', id).executeTakeFirst()
}

/** At most 20: by the bank's number, the whole telephone, or words of the name. */
export async function searchCustomerRows(db: Db, search: string): Promise<CustomerRow[]> {
  const words = bigramQuery(search)
  return db
    .selectFrom('customer')
    .select(columns)
    .where((eb) =>
      eb.or([
        eb('number', '=', search),
        eb('phone', '=', search.replace(/[\s-]/g, '')),
        ...(words ? [sql<boolean>`search @@ ${words}::tsquery`] : []),
      ]),
    )
    .orderBy('number')
    .limit(20)
    .execute()
}
