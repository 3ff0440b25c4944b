import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import type { World } from '../world.ts'
import { SYSTEM } from './actor.ts'
import { lockedUntil } from './rules.ts'
import { refuseLocked } from './sign-in.ts'

const FORGOTTEN_AFTER = 86_400_000
const keyOf = (login: string) => createHash('sha256').update(`directory ${login}`).digest()

/**
 * Takes one of five tries at a login that the directory decides. It is counted before it is made, so that many at once
 * are no more than five; a right one gives all of them back.
 */
export const takeTry = (world: World, login: string, now: Date): Promise<void> =>
  world.transact(SYSTEM, async ({ db }) => {
    const keyDigest = keyOf(login)
    await db
      .deleteFrom('signInGuard')
      .where('seenAt', '<', new Date(now.getTime() - FORGOTTEN_AFTER))
      .execute()
    await db
      .insertInto('signInGuard')
      .values({ keyDigest, failedCount: 0, lockedUntil: null, seenAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const guard = await db
      .selectFrom('signInGuard')
      .select(['failedCount', 'lockedUntil'])
      .where('keyDigest', '=', keyDigest)
      .forUpdate()
      .executeTakeFirstOrThrow()
    refuseLocked(guard.lockedUntil, now)
    const failedCount = (guard.lockedUntil ? 0 : guard.failedCount) + 1
    await db
      .updateTable('signInGuard')
      .set({ failedCount, lockedUntil: lockedUntil(failedCount, now), seenAt: now })
      .where('keyDigest', '=', keyDigest)
      .execute()
  })

/** A right password forgets the wrong ones; a directory that did not answer said nothing about this one. */
export const giveTriesBack = async ({ db }: Ctx, login: string): Promise<void> => {
  await db.deleteFrom('signInGuard').where('keyDigest', '=', keyOf(login)).execute()
}

export const giveOneTryBack = (world: World, login: string): Promise<void> =>
  world.transact(SYSTEM, async ({ db }) => {
    await db
      .updateTable('signInGuard')
      .set((eb) => ({ failedCount: eb('failedCount', '-', 1), lockedUntil: null }))
      .where('keyDigest', '=', keyOf(login))
      .where('failedCount', '>', 0)
      .execute()
  })
