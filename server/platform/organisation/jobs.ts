import type { Ctx } from '../context.ts'
import { oneAtATime } from '../db/db.ts'
import type { Bearer } from './bearer.ts'
import { settle, todayOf } from './service.ts'
import { unitsToSettle } from './store.ts'

/** On the day a unit closes, what still hangs on it goes to the successor that was named. Answers how many closed. */
export const settleClosedUnits =
  (bearers: readonly Bearer[]) =>
  async (ctx: Ctx): Promise<number> => {
    await oneAtATime(ctx.db, 'organisation')
    const closed = await unitsToSettle(ctx.db, todayOf(ctx))
    for (const unit of closed) await settle(ctx, bearers, unit, 'closed')
    return closed.length
  }
