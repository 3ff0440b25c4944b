import { randomBytes } from 'node:crypto'
import type { Db } from '../db/db.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { SYSTEM } from './actor.ts'
import { digestSecret } from './identify.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { lockedUntil, sessionEnds } from './rules.ts'

let decoy: Promise<string> | undefined

/**
 * Checks a password and opens a session; answers the session's secret, of which only the digest is kept.
 * An unknown login costs as long as a wrong password and is refused with the same words.
 */
export async function openSession(
  world: World,
  login: string,
  password: string,
  now: Date,
): Promise<{ secret: string; staffId: string }> {
  const found = await world.transact(SYSTEM, ({ db }) =>
    db
      .selectFrom('staff')
      .innerJoin('staffPassword', 'staffId', 'id')
      .select(['id', 'hash', 'lockedUntil', 'unitId'])
      .where('login', '=', login.trim().toLowerCase())
      .where('leftOn', 'is', null)
      .executeTakeFirst(),
  )
  if (found?.lockedUntil && found.lockedUntil > now) throw lockedRefusal(found.lockedUntil)
  decoy ??= hashPassword('nobody has this password')
  const isRight = await verifyPassword(password, found?.hash ?? (await decoy))
  const secret = randomBytes(32).toString('base64url')
  if (found)
    await world.transact(SYSTEM, async (ctx) => {
      const subject = { kind: 'staff', id: found.id }
      if (isRight) {
        await unlock(ctx.db, found.id, now)
        ctx.insert('session', {
          idDigest: digestSecret(secret),
          staffId: found.id,
          createdAt: now,
          seenAt: now,
          expiresAt: sessionEnds(now),
        })
        await ctx.record({ name: 'session.opened', subject, unitId: found.unitId, facts: {} })
        return
      }
      const { failedCount } = await ctx.db
        .updateTable('staffPassword')
        .set((eb) => ({ failedCount: eb('failedCount', '+', 1) }))
        .where('staffId', '=', found.id)
        .returning('failedCount')
        .executeTakeFirstOrThrow()
      const until = lockedUntil(failedCount, now)
      if (until)
        await ctx.db
          .updateTable('staffPassword')
          .set({ lockedUntil: until, failedCount: 0 })
          .where('staffId', '=', found.id)
          .execute()
      await ctx.record({
        name: until ? 'session.locked' : 'session.refused',
        subject,
        unitId: found.unitId,
        facts: { failedCount },
      })
    })
  if (!found || !isRight) throw new Refusal('unauthenticated', 'sign-in.wrong')
  return { secret, staffId: found.id }
}

/** Guesses may be made at once while passwords are being checked: what came after the lock stays outside. */
async function unlock(db: Db, staffId: string, now: Date): Promise<void> {
  const { lockedUntil } = await db
    .selectFrom('staffPassword')
    .select('lockedUntil')
    .where('staffId', '=', staffId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (lockedUntil && lockedUntil > now) throw lockedRefusal(lockedUntil)
  await db
    .updateTable('staffPassword')
    .set({ failedCount: 0, lockedUntil: null })
    .where('staffId', '=', staffId)
    .execute()
}

const lockedRefusal = (until: Date) => new Refusal('forbidden', 'sign-in.locked', { until: until.toISOString() })

export async function closeSession(world: World, secret: string): Promise<void> {
  await world.transact(SYSTEM, async ({ db }) => {
    await db.deleteFrom('session').where('idDigest', '=', digestSecret(secret)).execute()
  })
}
