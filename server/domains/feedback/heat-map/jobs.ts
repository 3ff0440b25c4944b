import { SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import { foldTally } from './store.ts'

/** Enough to keep up with any intake, few enough that a transaction stays short. */
const BATCH = 20_000

/** Folds what happened to feedback into its counts. Reading is as exact before as after; it is only faster after. */
export async function foldFeedbackTally(world: World): Promise<number> {
  let all = 0
  for (;;) {
    const folded = await world.transact(SYSTEM, ({ db }) => foldTally(db, BATCH))
    all += folded
    if (folded < BATCH) return all
  }
}
