import { sql } from 'kysely'
import type { Bearer } from '#platform/organisation/bearer.ts'

/** Look-backs that wait for somebody who leaves. What the successor resolved is left to be assigned: nobody checks the own work. */
export const feedbackBearers: readonly Bearer[] = [
  {
    kind: 'look-backs',
    async count(ctx, on) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from look_back where state = 'waiting' and ${
          'staffId' in on ? sql`assigned_to = ${on.staffId}::uuid` : sql`assigned_unit_id = ${on.unitId}::uuid`
        }`.execute(ctx.db)
      return rows[0]?.n ?? 0
    },
    async handOver(ctx, from, toId) {
      await ('staffId' in from
        ? sql`update look_back l set assigned_to = case when ${toId}::uuid in (c.resolved_by, c.owner_id) then null else ${toId}::uuid end
            from service_case c where c.id = l.case_id and l.assigned_to = ${from.staffId}::uuid and l.state = 'waiting'`
        : sql`update look_back set assigned_unit_id = ${toId}::uuid
            where assigned_unit_id = ${from.unitId}::uuid and state = 'waiting'`
      ).execute(ctx.db)
    },
  },
]
