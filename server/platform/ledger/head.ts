import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { SYSTEM } from '../identity/actor.ts'
import type { World } from '../world.ts'
import { rootOf } from './checkpoint.ts'
import type { Digest } from './entry.ts'
import type { Signer } from './seal.ts'

/** The ledger's end as it was a moment ago. Ids are bigints told as text; digests are told in hexadecimal. */
export type Head = z.infer<typeof Head>
export const Head = z.object({
  afterId: z.string(),
  throughId: z.string(),
  entries: z.string(),
  root: z.string(),
  algorithm: z.enum(['sha256', 'sm3']),
  signature: z.string(),
  publicKey: z.string(),
  markedAt: z.coerce.date(),
})

type Marked = Pick<Head, 'afterId' | 'throughId' | 'entries' | 'root'>
export const digestHead = ({ afterId, throughId, entries, root }: Marked, algorithm: Digest): Buffer =>
  createHash(algorithm).update(`head\n${afterId}\n${throughId}\n${entries}\n${root}`).digest()

/**
 * Marks how far the ledger has come since its last seal, in the database and, where a file is named, outside of it: who
 * changes the database alone cannot take the file's word back. Whoever writes waits for no longer than the barrier.
 */
export async function markHead(world: World, signer: Signer, file?: string): Promise<void> {
  const throughId = await world.transact(SYSTEM, async ({ db }) => {
    const { rows } = await sql<{ id: string }>`select ledger_barrier() as id`.execute(db)
    return rows[0]?.id ?? '0'
  })
  const head = await world.transact(SYSTEM, async ({ db, now }) => {
    const algorithm = world.config.digest
    await sql`select pg_advisory_xact_lock(hashtextextended('ledger head', 0))`.execute(db)
    const marked = await readHead(db)
    if (marked && BigInt(marked.throughId) >= BigInt(throughId)) return marked
    const seal = await db
      .selectFrom('ledgerCheckpoint')
      .select('throughId')
      .where('throughId', '<=', throughId)
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst()
    const afterId = seal?.throughId ?? '0'
    const { root, entries } = await rootOf(db, afterId, throughId, algorithm)
    const end: Marked = { afterId, throughId, entries, root: root.toString('hex') }
    const made: Head = {
      ...end,
      algorithm,
      signature: signer.sign(digestHead(end, algorithm)).toString('hex'),
      publicKey: signer.publicKey,
      markedAt: now,
    }
    const row = { ...made, root, signature: Buffer.from(made.signature, 'hex') }
    await db
      .insertInto('ledgerHead')
      .values(row)
      .onConflict((conflict) => conflict.column('one').doUpdateSet(row))
      .execute()
    return made
  })
  if (file) keepOutside(file, head)
}

/** Whole or not at all, and never an older word over a newer one: several processes may keep the same file. */
function keepOutside(file: string, head: Head): void {
  const kept = readHeadFile(file)
  if (kept && BigInt(kept.throughId) >= BigInt(head.throughId)) return
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(head, null, 2)}\n`)
  renameSync(draft, file)
}

export const readHeadFile = (file: string): Head | undefined =>
  existsSync(file) ? Head.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined

export async function readHead(db: Db): Promise<Head | undefined> {
  const row = await db.selectFrom('ledgerHead').selectAll().executeTakeFirst()
  return row && Head.parse({ ...row, root: row.root.toString('hex'), signature: row.signature.toString('hex') })
}
