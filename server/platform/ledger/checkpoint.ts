import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf, formatDay } from '../calendar/day.ts'
import type { Db } from '../db/db.ts'
import { SYSTEM } from '../identity/actor.ts'
import type { World } from '../world.ts'
import { type Digest, GENESIS } from './entry.ts'
import { digestSeal, type Signer } from './seal.ts'

const PAGE = 20_000

/** Digests of the entries after one id up to another, in their order, as one value. */
export async function rootOf(
  db: Db,
  afterId: string,
  throughId: string,
  algorithm: Digest,
): Promise<{ root: Buffer; entries: string }> {
  const hash = createHash(algorithm)
  let entries = 0
  for (let after = afterId; ; ) {
    const page = await db
      .selectFrom('ledgerEntry')
      .select(['id', 'digest'])
      .where('id', '>', after)
      .where('id', '<=', throughId)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const { digest } of page) hash.update(digest)
    entries += page.length
    const last = page.at(-1)
    if (!last || page.length < PAGE) return { root: hash.digest(), entries: String(entries) }
    after = last.id
  }
}

/**
 * Seals everything up to the day that is over: once a day, by whichever process comes first. Days through which all
 * processes slept are sealed together with the first one after them. Answers the day sealed, if any.
 */
export async function sealFinishedDay(world: World, signer: Signer): Promise<string | undefined> {
  const isDue = await world.transact(SYSTEM, async ({ db, now }) => {
    const last = await db
      .selectFrom('ledgerCheckpoint')
      .select('day')
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst()
    const yesterday = formatDay(dayOf(now) - 1)
    return (!last || last.day < yesterday) && yesterday
  })
  if (!isDue) return undefined
  // A transaction of its own, and short: whoever writes waits for no longer than this.
  const throughId = await world.transact(SYSTEM, async ({ db }) => {
    const { rows } = await sql<{ id: string }>`select ledger_barrier() as id`.execute(db)
    return rows[0]?.id ?? '0'
  })
  return world.transact(SYSTEM, async ({ db, now }) => {
    const algorithm = world.config.digest
    await sql`select pg_advisory_xact_lock(hashtextextended('ledger checkpoint', 0))`.execute(db)
    const last = await db
      .selectFrom('ledgerCheckpoint')
      .select(['day', 'throughId', 'digest'])
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last && last.day >= isDue) return undefined
    const { root, entries } = await rootOf(db, last?.throughId ?? '0', throughId, algorithm)
    const seal = { day: isDue, throughId, entries, root, previous: last?.digest ?? GENESIS }
    const digest = digestSeal(seal, algorithm)
    await db
      .insertInto('ledgerCheckpoint')
      .values({
        ...seal,
        digest,
        algorithm,
        signature: signer.sign(digest),
        publicKey: signer.publicKey,
        sealedAt: now,
      })
      .execute()
    return isDue
  })
}
