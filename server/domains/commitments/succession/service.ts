import { sql } from 'kysely'
import type { Bearer } from '#platform/organisation/bearer.ts'

/** The duties of a unit that closes end with it; those that were already broken stay so. */
export const commitmentBearers: readonly Bearer[] = [
  {
    kind: 'duties',
    async count(ctx, on) {
      if (!('unitId' in on)) return 0
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from clock where unit_id = ${on.unitId}::uuid and period is not null and closed_at is null
          and state <> 'missed'`.execute(ctx.db)
      return rows[0]?.n ?? 0
    },
    async handOver(ctx, from) {
      if (!('unitId' in from)) return
      await sql`update clock set state = case when due_at < ${ctx.now} then 'missed' else 'cancelled' end, closed_at = ${ctx.now},
          closed_why = 'unit.closed', next_wake_at = null
        where unit_id = ${from.unitId}::uuid and period is not null and closed_at is null and state <> 'missed'`.execute(
        ctx.db,
      )
    },
  },
]
