import { sql } from 'kysely'
import { oneAtATime } from '../db/db.ts'
import { SYSTEM } from '../identity/actor.ts'
import type { World } from '../world.ts'
import { sweepIncoming } from './incoming.ts'
import type { Files } from './keep.ts'

const DAY_MILLISECONDS = 86_400_000

/** Removes what nobody attached within a day, row and bytes; answers how many. */
export async function forgetUnclaimed(world: World, files: Files): Promise<number> {
  await sweepIncoming(files.incomingFolder, new Date(world.hostNow().getTime() - DAY_MILLISECONDS))
  let count = 0
  while (await forgetOne(world, files)) count += 1
  return count
}

/**
 * The bytes go before the commit and while their digest is held: whoever sends the same bytes again waits, finds no row
 * and writes them anew. Other rows of the same bytes keep them.
 */
const forgetOne = (world: World, { store }: Files): Promise<boolean> =>
  world.transact(SYSTEM, async ({ db, now }) => {
    const old = await db
      .selectFrom('file')
      .select(['id', 'digest'])
      .where('claimedAt', 'is', null)
      .where('uploadedAt', '<', new Date(now.getTime() - DAY_MILLISECONDS))
      .orderBy('uploadedAt')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!old) return false
    const key = old.digest.toString('hex')
    await oneAtATime(db, `file ${key}`)
    await db.deleteFrom('file').where('id', '=', old.id).execute()
    const { rows } = await sql`select from file where digest = ${old.digest} limit 1`.execute(db)
    if (rows.length === 0) await store.remove(key)
    return true
  })
