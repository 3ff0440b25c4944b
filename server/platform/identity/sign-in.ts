import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { SYSTEM } from './actor.ts'
import { type Admission, admitPerson } from './admission.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { lockedUntil } from './rules.ts'

let decoy: Promise<string> | undefined

/**
 * Checks a password that we keep ourselves. An unknown login costs as long as a wrong password and is refused with the
 * same words.
 */
export async function signInByPassword(
  world: World,
  login: string,
  password: string,
  device: string,
  now: Date,
): Promise<Admission> {
  const found = await world.transact(SYSTEM, ({ db }) =>
    db
      .selectFrom('staff')
      .innerJoin('staffPassword', 'staffId', 'id')
      .select(['id', 'hash', 'lockedUntil', 'unitId'])
      .where('login', '=', login.trim().toLowerCase())
      .where('leftOn', 'is', null)
      .executeTakeFirst(),
  )
  refuseLocked(found?.lockedUntil, now)
  decoy ??= hashPassword('nobody has this password')
  const isRight = await verifyPassword(password, found?.hash ?? (await decoy))
  const admission =
    found &&
    (await world.transact(SYSTEM, async (ctx) => {
      // Many guesses at once each found the account open: here they go one after the other, and the sixth finds it locked.
      const { lockedUntil: until } = await ctx.db
        .selectFrom('staffPassword')
        .select('lockedUntil')
        .where('staffId', '=', found.id)
        .forUpdate()
        .executeTakeFirstOrThrow()
      refuseLocked(until, now)
      if (isRight) {
        await ctx.db
          .updateTable('staffPassword')
          .set({ failedCount: 0, lockedUntil: null })
          .where('staffId', '=', found.id)
          .execute()
        return admitPerson(ctx, world, { staffId: found.id, unitId: found.unitId, way: 'password', device }, now)
      }
      const { failedCount } = await ctx.db
        .updateTable('staffPassword')
        .set((eb) => ({ failedCount: eb('failedCount', '+', 1) }))
        .where('staffId', '=', found.id)
        .returning('failedCount')
        .executeTakeFirstOrThrow()
      const lock = lockedUntil(failedCount, now)
      if (lock)
        await ctx.db
          .updateTable('staffPassword')
          .set({ lockedUntil: lock, failedCount: 0 })
          .where('staffId', '=', found.id)
          .execute()
      await ctx.record({
        name: lock ? 'session.locked' : 'session.refused',
        subject: { kind: 'staff', id: found.id },
        unitId: found.unitId,
        facts: { failedCount },
      })
      return undefined
    }))
  if (!admission) throw new Refusal('unauthenticated', 'sign-in.wrong')
  return admission
}

export function refuseLocked(until: Date | null | undefined, now: Date): void {
  if (until && until > now) throw new Refusal('forbidden', 'sign-in.locked', { until: until.toISOString() })
}
