import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const FOLDER = join(import.meta.dirname, '../../../migrations')

export class MigrationFault extends Error {}

/**
 * Brings a database to the newest schema: every file of `migrations/` once, in order, each in its own transaction.
 * Several processes may start at once: the first migrates, the others wait. A file that was applied and then edited
 * is refused, since no two banks may have different schemas of one name.
 */
export async function migrate(ownerUrl: string, onStep: (name: string) => void = () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('bihuan migrate', 0))`)
    await client.query(
      'create table if not exists migration (name text primary key, digest text not null, at timestamptz not null default now())',
    )
    const applied = new Map(
      (await client.query<{ name: string; digest: string }>('select name, digest from migration')).rows.map((row) => [
        row.name,
        row.digest,
      ]),
    )
    for (const name of readdirSync(FOLDER)
      .filter((file) => /^\d{4}_.*\.sql$/.test(file))
      .sort()) {
      const text = readFileSync(join(FOLDER, name), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      const earlier = applied.get(name)
      if (earlier === digest) continue
      if (earlier) throw new MigrationFault(`migrations/${name} was changed after it had been applied to this database`)
      onStep(name)
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migration (name, digest) values ($1, $2)', [name, digest])
      await client.query('commit')
    }
  } finally {
    await client.end()
  }
  await runMigrations({ connectionString: ownerUrl })
}

/**
 * The address for the application's own role, which cannot bypass row-level security. Its password follows from the
 * owner's, so that any number of processes agree without sharing a file.
 */
export async function openApplicationRole(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  const password = createHash('sha256').update(`bihuan_app:${url.username}:${url.password}`).digest('base64url')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('bihuan migrate', 0))`)
    await client.query(`alter role bihuan_app password '${password}'`)
  } finally {
    await client.end()
  }
  url.username = 'bihuan_app'
  url.password = password
  return url.href
}

/**
 * A demo bank whose founding was broken off is half a past, which nobody can live on from: it is forgotten, and founded
 * anew. Only a database that says of itself that it is being founded is ever emptied.
 */
export async function forgetUnfinishedDemo(ownerUrl: string, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ exists: boolean }>(
      `select to_regclass('public.setting') is not null as exists`,
    )
    if (!rows[0]?.exists) return
    const marks = await client.query(`select 1 from setting where name = 'demo-bank' and value = 'being founded'`)
    if (marks.rowCount === 0) return
    say('The founding of the demo bank was broken off: it begins again.')
    await client.query(
      'drop schema public cascade; drop schema if exists graphile_worker cascade; create schema public',
    )
  } finally {
    await client.end()
  }
}
