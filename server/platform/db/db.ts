import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** A connection or an open transaction: a store never knows which. */
export type Db = Kysely<Tables>

// A date is a day, not a moment: left as text. Counts fit a number; ids of bigint type stay text.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format),
}

/** At most `max` connections as the role named in the address; a broken idle connection is dropped, not thrown. */
export function openPool(connectionString: string, max = 12, options?: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, types, application_name: 'bihuan', ...(options && { options }) })
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

export const createDb = (pool: pg.Pool): Db =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

const bound = new WeakMap<pg.PoolClient, Db>()

/** Kysely over one connection that somebody else holds and gives back: the transaction's own. */
export function bindDb(client: pg.PoolClient): Db {
  const known = bound.get(client)
  if (known) return known
  const held = { query: client.query.bind(client), release: () => {} } as unknown as pg.PoolClient
  const db = createDb({ connect: async () => held, end: async () => {}, options: {} } as unknown as pg.Pool)
  bound.set(client, db)
  return db
}

/** Holds others who ask for the same name until this transaction ends. */
export const oneAtATime = async (db: Db, name: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
}
