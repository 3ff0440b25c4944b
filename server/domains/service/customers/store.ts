import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import { bigramQuery } from '#platform/search/bigrams.ts'
import { readAsked, spellingLexeme, tailLexeme } from '../customer-index/rules.ts'

export type CustomerRow = Omit<Selectable<Tables['customer']>, 'search' | 'searchVersion'>

/** What a customer's face is made of: masked before it leaves the service. */
export const FACE_COLUMNS = [
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
  return db.selectFrom('customer').select(FACE_COLUMNS).where('id', '=', id).executeTakeFirst()
}

/**
 * At most 20 of these units, or whom I am the manager of: by the bank's number, the whole telephone, words of the name,
 * its sounds or initials, or the last four digits of a number. Each way has its index.
 */
export async function searchCustomerRows(
  db: Db,
  search: string,
  { unitIds, staffId }: { unitIds: readonly string[] | undefined; staffId: string | null },
): Promise<CustomerRow[]> {
  const asked = readAsked(search)
  const query =
    asked.by === 'tail'
      ? `'${tailLexeme(asked.digits)}'`
      : asked.by === 'spelling'
        ? `'${spellingLexeme(asked.letters)}':*`
        : bigramQuery(asked.words)
  return db
    .selectFrom('customer')
    .select(FACE_COLUMNS)
    .where((eb) =>
      eb.or([
        eb('number', '=', search),
        eb('phone', '=', search.replace(/[\s-]/g, '')),
        ...(query ? [sql<boolean>`search @@ ${query}::tsquery`] : []),
      ]),
    )
    .$if(unitIds !== undefined, (q) =>
      q.where((eb) =>
        eb.or([eb('unitId', 'in', [...(unitIds ?? [])]), ...(staffId ? [eb('managerId', '=', staffId)] : [])]),
      ),
    )
    .orderBy('number')
    .limit(20)
    .execute()
}
