import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SYSTEM } from '#platform/identity/actor.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { drawTree } from '#platform/identity/store.ts'
import type { OpenBank } from '#server/main.ts'
import type { BenchLine } from './bench-line.ts'
import { loadOver } from './http-load.ts'
import { openEmptyBank, serveBank, throwAwayFolder } from './throw-away.ts'

const CLIENTS = 32
const SECONDS = 15
const TEXTS = [
  '手机银行又登不上去了，验证码收不到，急用钱',
  '柜台排了一个半小时的队，只开一个窗口，什么服务态度',
  '信用卡年费不是说免的吗？怎么又扣了我两百，退给我',
  '你们大堂经理小李特别热情，给她点个赞',
  '贷款审批半个月了没消息，打电话互相推',
  'ATM把我的卡吞了，打客服一直占线，卡什么时候能拿回来',
  '转账显示成功，对方三天没收到，钱去哪了',
  '理财经理说保本，现在亏了两万，必须给个说法',
]

/**
 * Acknowledged feedback a second through the whole pipeline over HTTP, against the limit of the same PostgreSQL in the
 * same run: pgbench writing the very rows of one feedback, in one transaction and one round trip.
 */
export async function bench(): Promise<BenchLine> {
  const { folder, close } = throwAwayFolder()
  try {
    const bank = await openEmptyBank(folder)
    const key = await foundBranch(bank)
    const served = await serveBank(folder)
    const load = await loadOver(served.base, CLIENTS, SECONDS, () => requestFor(served.base, key))
    const limit = await rawLimit(bank, folder)
    await served.stop()
    await bank.close()
    const value = load.answered / load.seconds
    const sorted = load.milliseconds.toSorted((a, b) => a - b)
    const p = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
    return {
      bench: 'intake',
      value: Math.round(value),
      unit: 'feedback/s',
      limit: Math.round(limit),
      ratio: Number((value / limit).toFixed(3)),
      refused: load.refused,
      p50Milliseconds: p(0.5),
      p99Milliseconds: p(0.99),
    }
  } finally {
    await close()
  }
}

let nth = 0
function requestFor(base: string, key: string): string {
  nth += 1
  const body = JSON.stringify({
    channel: 'app',
    outlet: 'O1',
    text: `${TEXTS[nth % TEXTS.length]} ${nth}`,
    contact: { phone: `154${String(nth).padStart(8, '0')}` },
    rating: 1 + (nth % 5),
  })
  return `POST /api/feedback HTTP/1.1\r\nhost: ${new URL(base).host}\r\nauthorization: Bearer ${key}\r\nidempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${Buffer.from(body).toString('utf8')}`
}

async function foundBranch({ world }: OpenBank): Promise<string> {
  const key = `bh_${randomUUID()}`
  await world.transact(SYSTEM, async (ctx) => {
    const [headOffice, outlet] = [ctx.newId(), ctx.newId()]
    const shared = { nameEn: 'Bench', calendar: 'cn', openedOn: '2015-01-01', closedOn: null }
    ctx.insert('orgUnit', { ...shared, id: headOffice, code: 'HO', kind: 'head-office', name: '总行' })
    ctx.insert('orgUnit', { ...shared, id: outlet, code: 'O1', kind: 'outlet', name: '一支行' })
    ctx.insert('orgPlacement', { unitId: outlet, parentId: headOffice, fromOn: '2015-01-01', untilOn: null })
    ctx.insert('apiKey', {
      id: ctx.newId(),
      name: 'bench',
      keyDigest: digestSecret(key),
      scopes: ['feedback.record'],
      channel: 'app',
      unitId: headOffice,
      createdAt: ctx.now,
      createdBy: null,
      revokedAt: null,
    })
    await ctx.flush()
    await drawTree(ctx.db, ctx.now)
  })
  return key
}

/** Every table that one feedback writes to, and how its rows are found from the feedback's and its case's id. */
const WRITTEN: readonly [table: string, where: string][] = [
  ['service_case', 'id = $2'],
  ['feedback', 'id = $1'],
  ['case_step', 'case_id = $2'],
  ['case_entry', 'case_id = $2'],
  ['clock', 'case_id = $2'],
  ['message', 'case_id = $2'],
  ['ledger_entry', "stream in ('feedback:' || $1::text, 'case:' || $2::text)"],
]

async function rawLimit({ ownerPool }: OpenBank, folder: string): Promise<number> {
  const sample = (
    await ownerPool.query<{ id: string; case_id: string }>(
      'select id, case_id from feedback where case_id is not null order by received_at desc limit 1',
    )
  ).rows[0]
  if (!sample) throw new Error('the load wrote no feedback')
  const inserts: string[] = []
  for (const [table, where] of WRITTEN)
    inserts.push(...(await insertsLike(ownerPool, table, where, [sample.id, sample.case_id])))
  inserts.push(...(await insertsLike(ownerPool, 'idempotency', `reply like '%' || $1::text || '%'`, [sample.id])))
  const jobs = await ownerPool.query('select 1 from graphile_worker.jobs limit 1')
  if (jobs.rowCount) inserts.push(`select graphile_worker.add_job('none', '{}'::json)`)
  const script = join(folder, 'raw.sql')
  // Semicolons behind a backslash make one message of all: one transaction, one round trip.
  writeFileSync(script, `\\set n random(1, 2000000000)\n${['begin', ...inserts, 'commit'].join(' \\;\n')};\n`)
  return pgbench(String((ownerPool.options as { connectionString?: string }).connectionString), script)
}

/** The sampled rows as inserts that can be repeated: ids and unique texts are new each time, all else as it was. */
async function insertsLike(
  pool: OpenBank['ownerPool'],
  table: string,
  where: string,
  values: string[],
): Promise<string[]> {
  const columns = (
    await pool.query<{ name: string; type: string; generated: boolean }>(
      `select attname as name, format_type(atttypid, atttypmod) as type, attidentity <> '' as generated from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    )
  ).rows.filter((column) => !column.generated)
  const used = values.filter((_, i) => where.includes(`$${i + 1}`))
  const text = where.includes('$1') ? where : where.replaceAll('$2', '$1')
  const rows = (
    await pool.query<Record<string, string | null>>(
      `select ${columns.map((column) => `${column.name}::text`).join(', ')} from ${table} where ${text}`,
      where.includes('$1') && where.includes('$2') ? values : used,
    )
  ).rows
  const ids = new Map(
    values.map((id, i) => [
      id,
      `('00000000-0000-0000-' || lpad(to_hex(:n % 65536), 4, '0') || '-' || lpad(to_hex(:n), 11, '0') || '${i}')`,
    ]),
  )
  return rows.map((row, nthRow) => {
    const cells = columns.map(({ name, type }) => {
      const value = row[name]
      if (value === null || value === undefined) return 'null'
      const known = ids.get(value)
      if (known) return `${known}::uuid`
      if (type === 'uuid' && name === 'id') return 'gen_random_uuid()'
      if (name === 'number' || name === 'key') return `'${nthRow}-' || :n || random()`
      const stream = name === 'stream' && values.find((id) => value.endsWith(id))
      if (stream) return `'${value.split(':')[0]}:' || ${ids.get(stream)}`
      return `'${value.replaceAll("'", "''").replaceAll(':', ':')}'::${type}`
    })
    return `insert into ${table} (${columns.map((column) => column.name).join(', ')}) values (${cells.join(', ')})`
  })
}

async function pgbench(url: string, script: string): Promise<number> {
  const program = [
    '/usr/lib/postgresql/18/bin/pgbench',
    '/usr/lib/postgresql/17/bin/pgbench',
    '/usr/lib/postgresql/16/bin/pgbench',
    '/usr/lib/postgresql/15/bin/pgbench',
  ].find(existsSync)
  if (!program)
    throw new Error('pgbench is missing: install the package postgresql (Debian: apt-get install postgresql)')
  const { stdout } = await promisify(execFile)(program, [
    '-n',
    '-c',
    String(CLIENTS),
    '-j',
    '1',
    '-T',
    String(SECONDS),
    '-f',
    script,
    url,
  ])
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (!tps) throw new Error(`pgbench said nothing of its speed: ${stdout}`)
  return Number(tps)
}
