import { formatDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import type { Bearer } from './bearer.ts'
import { countOn, moveStaff } from './store.ts'

const count = (table: Parameters<typeof countOn>[1]): Bearer['count'] => {
  return async (ctx: Ctx, on) => ('unitId' in on ? countOn(ctx.db, table, on.unitId, formatDay(ctx.bank.day)) : 0)
}

/** What the platform itself hangs on a unit: those who work there, those who answer for it, what stands below it. */
export const ownBearers: readonly Bearer[] = [
  { kind: 'units', count: count('children') },
  {
    kind: 'staff',
    count: count('staff'),
    async handOver(ctx, from, toId) {
      if ('unitId' in from) await moveStaff(ctx.db, from.unitId, toId, formatDay(ctx.bank.day))
    },
  },
  // They move together with the staff: a role is held over a unit, and the people of both are one list.
  { kind: 'roles', count: count('staffRole'), handOver: async () => {} },
  { kind: 'keys', count: count('apiKey') },
]
