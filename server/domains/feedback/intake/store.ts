import type { Db } from '#platform/db/db.ts'

export type KnownCustomer = { id: string; name: string; phone: string | null; tier: string }

/** By the bank's number, else by the telephone when it is one customer's alone. */
export async function findCustomer(
  db: Db,
  by: { number: string | undefined; phone: string | null },
): Promise<KnownCustomer | undefined> {
  const query = db.selectFrom('customer').select(['id', 'name', 'phone', 'tier']).limit(2)
  const found = await (by.number
    ? query.where('number', '=', by.number)
    : query.where('phone', '=', by.phone)
  ).execute()
  return found.length === 1 ? found[0] : undefined
}

export async function findStaffAbout(db: Db, login: string): Promise<{ id: string; unitId: string } | undefined> {
  return db.selectFrom('staff').select(['id', 'unitId']).where('login', '=', login.toLowerCase()).executeTakeFirst()
}
