import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { SYSTEM } from '#platform/identity/actor.ts'
import { drawTree } from '#platform/identity/store.ts'
import { ROOT } from '#server/bank.ts'
import type { OpenBank } from '#server/main.ts'
import type { BenchLine } from './bench-line.ts'
import { openEmptyBank, throwAwayFolder } from './throw-away.ts'

const OPEN = 1_000_000
const DUE = 10_000
const PROCESSES = 2
const LIMIT_SECONDS = 5

/**
 * A million open clocks, ten thousand due at once, two processes: seconds until all were acted on, and that none was
 * acted on twice. The limit is what was promised; its ratio says how many times faster it is.
 */
export async function bench(): Promise<BenchLine> {
  const { folder, close } = throwAwayFolder()
  const bank = await openEmptyBank(folder)
  try {
    await fillClocks(bank)
    const processes = Array.from({ length: PROCESSES }, () => startWaker(folder))
    await Promise.all(processes.map((waker) => waker.ready))
    const began = performance.now()
    const woken = await Promise.all(processes.map((waker) => waker.wake()))
    const seconds = (performance.now() - began) / 1000
    const counted = await count(bank)
    return {
      bench: 'clocks',
      value: Number(seconds.toFixed(2)),
      unit: 's',
      limit: LIMIT_SECONDS,
      ratio: Number((LIMIT_SECONDS / seconds).toFixed(2)),
      open: OPEN,
      due: DUE,
      woken,
      ...counted,
    }
  } finally {
    await bank.close()
    await close()
  }
}

async function fillClocks({ world, ownerPool }: OpenBank): Promise<void> {
  await world.transact(SYSTEM, async (ctx) => {
    const [headOffice, outlet, person] = [ctx.newId(), ctx.newId(), ctx.newId()]
    const shared = { nameEn: 'Bench', calendar: 'cn', openedOn: '2015-01-01', closedOn: null }
    ctx.insert('orgUnit', { ...shared, id: headOffice, code: 'HO', kind: 'head-office', name: '总行' })
    ctx.insert('orgUnit', { ...shared, id: outlet, code: 'O1', kind: 'outlet', name: '一支行' })
    ctx.insert('orgPlacement', { unitId: outlet, parentId: headOffice, fromOn: '2015-01-01', untilOn: null })
    ctx.insert('staff', {
      id: person,
      login: 'bench',
      name: 'bench',
      unitId: outlet,
      post: 'teller',
      phone: null,
      personKey: 'bench',
      deputyId: null,
      joinedOn: '2016-01-01',
      leftOn: null,
    })
    ctx.insert('staffRole', {
      staffId: person,
      role: 'branch-supervisor',
      unitId: outlet,
      fromOn: '2016-01-01',
      untilOn: null,
    })
    await ctx.flush()
    await drawTree(ctx.db, ctx.now)
  })
  // The first warning of DUE clocks is a minute ago; all others wake in the days to come.
  await ownerPool.query(
    `insert into clock (id, commitment_id, version, clause, basis, subject_kind, subject_id, case_id, period, unit_id, responsible_id, duty_role,
       started_at, due_at, is_provisional, state, next_wake_at, wake_step, escalation_level, escalated_to, paused_at, closed_at, closed_by, closed_why, late_at)
     select gen_random_uuid(), '4.2.2/I-plan', 1, '4.2.2', 'manual', 'case', gen_random_uuid(), null, null, u.id, s.id, 'owner',
       t.started_at, t.started_at + interval '24 hours', false, 'running', t.started_at + interval '12 hours', 0, 0, '{}', null, null, null, null, null
     from generate_series(1, $1) n
     cross join lateral (select now() - interval '12 hours 1 minute' + case when n <= $2 then interval '0' else (n % 100000) * interval '1 minute' + interval '1 hour' end as started_at) t
     cross join (select id from org_unit where code = 'O1') u cross join (select id from staff) s`,
    [OPEN, DUE],
  )
  await ownerPool.query('vacuum analyze clock')
}

type Waker = { ready: Promise<void>; wake(): Promise<number> }

function startWaker(folder: string): Waker {
  const child = spawn(process.execPath, [join(ROOT, 'bench/clocks-waker.ts'), folder], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: ((line: string) => void)[] = []
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    for (const line of text.split('\n').filter(Boolean)) lines.shift()?.(line)
  })
  const nextLine = () => new Promise<string>((resolve) => lines.push(resolve))
  const ready = nextLine().then(() => undefined)
  return {
    ready,
    async wake() {
      const answer = nextLine()
      child.stdin.write('wake\n')
      const woken = Number(await answer)
      child.stdin.end()
      return woken
    },
  }
}

/** How many were acted on, and how many more than once. */
async function count({ ownerPool }: OpenBank): Promise<{ acted: number; twice: number; left: number }> {
  const { rows } = await ownerPool.query<{ acted: number; twice: number; left: number }>(
    `select (select count(distinct stream)::int from ledger_entry where event like 'clock.%') as acted,
       (select count(*)::int from (select 1 from ledger_entry where event like 'clock.%' group by stream having count(*) > 1) d) as twice,
       (select count(*)::int from clock where next_wake_at <= now()) as left`,
  )
  return rows[0] ?? { acted: 0, twice: 0, left: 0 }
}
