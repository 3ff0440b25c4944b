import { definitionsOf, versionOf } from '#domains/commitments/definitions/service.ts'
import { wakesOf } from '#domains/commitments/wakes/rules.ts'
import { askWhatIf } from '#domains/commitments/what-if/service.ts'
import { createCalendar } from '#platform/calendar/calendar.ts'
import { DAY_MILLISECONDS } from '#platform/calendar/day.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import type { OpenBank } from '#server/main.ts'
import type { BenchLine } from './bench-line.ts'
import { openEmptyBank, throwAwayFolder } from './throw-away.ts'

const CLOCKS = 100_000
const TEMPLATES = 2_000
const PROMISE = '4.2.2/III-result'
const LIMIT_SECONDS = 5

/** A hundred thousand clocks of one promise, a tenth of them paused once, lived again under another number. */
export async function bench(): Promise<BenchLine> {
  const { folder, close } = throwAwayFolder()
  const bank = await openEmptyBank(folder)
  try {
    await fill(bank)
    const [began, spent] = [performance.now(), process.cpuUsage()]
    const answer = await bank.world.transact(SYSTEM, (ctx) =>
      askWhatIf(ctx, { id: PROMISE, amount: 5, unit: 'working-days' }),
    )
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(spent)
    const { rows } = await bank.ownerPool.query(
      `explain (analyze, format json) select id from clock where commitment_id = $1 and started_at >= now() - interval '90 days'
       order by started_at desc limit 250001`,
      [PROMISE],
    )
    const plan = JSON.stringify(rows[0])
    return {
      bench: 'what-if',
      value: Number(seconds.toFixed(2)),
      unit: 's',
      limit: LIMIT_SECONDS,
      ratio: Number((LIMIT_SECONDS / seconds).toFixed(2)),
      processorSeconds: Number(((user + system) / 1e6).toFixed(2)),
      clocks: answer.clocks,
      unexplained: answer.unexplained,
      changing: answer.changing,
      index: /"Index Name":\s*"(\w+)"/.exec(plan)?.[1] ?? 'none',
    }
  } finally {
    await bank.close()
    await close()
  }
}

/** Moments of the last 85 days, each lived by fifty clocks; every tenth was paused for a day and got its date anew. */
async function fill({ world, ownerPool }: OpenBank): Promise<void> {
  const templates = await world.transact(SYSTEM, async (ctx) => {
    const [headOffice, outlet] = [ctx.newId(), ctx.newId()]
    const shared = { nameEn: 'Bench', calendar: 'cn', openedOn: '2015-01-01', closedOn: null }
    ctx.insert('orgUnit', { ...shared, id: headOffice, code: 'HO', kind: 'head-office', name: '总行' })
    ctx.insert('orgUnit', { ...shared, id: outlet, code: 'O1', kind: 'outlet', name: '一支行' })
    ctx.insert('orgPlacement', { unitId: outlet, parentId: headOffice, fromOn: '2015-01-01', untilOn: null })
    const { definition } = versionOf(await definitionsOf(ctx), PROMISE, 1)
    const calendar = createCalendar([ctx.bank.layers.national])
    return Array.from({ length: TEMPLATES }, (_, nth) => {
      const started = new Date(ctx.now.getTime() - 85 * DAY_MILLISECONDS + (nth * 80 * DAY_MILLISECONDS) / TEMPLATES)
      const pauses =
        nth % 10 === 0
          ? [{ fromAt: new Date(started.getTime() + 3_600_000), toAt: new Date(started.getTime() + DAY_MILLISECONDS) }]
          : []
      const { dueAt } = wakesOf(calendar, definition, started, pauses)
      const closed = new Date(started.getTime() + ((nth % 13) + 1) * 0.9 * DAY_MILLISECONDS)
      return {
        started,
        due: dueAt,
        closed,
        from: pauses[0]?.fromAt ?? null,
        to: pauses[0]?.toAt ?? null,
        is_met: closed <= dueAt,
      }
    })
  })
  // Rows of another promise stand around them, as they do in a bank.
  for (const [commitment, each] of [
    [PROMISE, CLOCKS / TEMPLATES],
    ['4.2.2/III-follow-up', (CLOCKS * 3) / TEMPLATES],
  ] as const)
    await ownerPool.query(
      `with made as (
         insert into clock (id, commitment_id, version, clause, basis, subject_kind, subject_id, unit_id, duty_role, started_at, due_at,
           is_provisional, state, wake_step, escalation_level, escalated_to, closed_at, closed_why)
         select gen_random_uuid(), $1, 1, '4.2.2', 'manual', 'case', gen_random_uuid(), (select id from org_unit where code = 'O1'), 'owner',
           started, due, false, case when is_met then 'met' else 'missed' end, 0, 0, '{}', closed, 'case.replied'
         from json_to_recordset($3::json) t(started timestamptz, due timestamptz, closed timestamptz, is_met boolean)
           cross join generate_series(1, $2::int)
         returning id, started_at)
       insert into clock_segment (clock_id, from_at, to_at, kind, why)
       select m.id, t."from", t."to", 'paused', 'customer-documents' from made m
         join json_to_recordset($3::json) t(started timestamptz, "from" timestamptz, "to" timestamptz) on t.started = m.started_at
       where t."from" is not null`,
      [commitment, each, JSON.stringify(templates)],
    )
  await ownerPool.query('analyze clock')
}
