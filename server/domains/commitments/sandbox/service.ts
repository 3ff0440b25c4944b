import { SYSTEM } from '#platform/identity/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { World } from '#platform/world.ts'
import { nextWake } from '../heartbeat/store.ts'
import { nextStop } from './rules.ts'

export type Done = { woken: number; duties: number; effects: number }
/** Everything that is due at the bank's present moment, until nothing is left. */
export type DoAllDue = () => Promise<Done>

export async function readBankTime(world: World): Promise<Date> {
  return world.transact(SYSTEM, async (ctx) => ctx.now)
}

/** A sandbox without a time takes the host's once; from then on only hands move it. */
export async function openSandbox(world: World, startsAt: Date): Promise<void> {
  await world.transact(SYSTEM, async ({ db }) => {
    await db
      .insertInto('sandboxClock')
      .values({ nowAt: startsAt })
      .onConflict((c) => c.doNothing())
      .execute()
  })
}

async function setTime(world: World, at: Date): Promise<void> {
  await world.transact(SYSTEM, async ({ db }) => {
    await db.updateTable('sandboxClock').set({ nowAt: at }).where('nowAt', '<=', at).execute()
  })
}

/**
 * Moves the bank's clock forward, stopping wherever something falls due, and answers when all of it has been done.
 * Backwards is refused; two who move at once take turns.
 */
export async function moveClock(world: World, target: Date, doAllDue: DoAllDue): Promise<Done> {
  const hand = await world.pool.connect()
  try {
    await hand.query(`select pg_advisory_lock(hashtextextended('sandbox clock', 0))`)
    const began = await readBankTime(world)
    if (target < began) throw new Refusal('invalid', 'sandbox.backwards', { now: began.toISOString() })
    const sum = await doAllDue()
    for (let now = began; now < target; ) {
      const wake = await world.transact(SYSTEM, ({ db }) => nextWake(db))
      now = nextStop(now, target, wake, began)
      await setTime(world, now)
      const done = await doAllDue()
      sum.woken += done.woken
      sum.duties += done.duties
      sum.effects += done.effects
    }
    return sum
  } finally {
    await hand.query(`select pg_advisory_unlock(hashtextextended('sandbox clock', 0))`).catch(() => {})
    hand.release()
  }
}
