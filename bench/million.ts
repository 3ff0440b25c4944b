import { randomUUID } from 'node:crypto'
import { SYSTEM } from '#platform/identity/actor.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { drawTree } from '#platform/identity/store.ts'
import { bigramVector } from '#platform/search/bigrams.ts'
import { openDoors } from '#server/doors.ts'
import type { OpenBank } from '#server/main.ts'

export const MILLION = Number(process.env.BENCH_ROWS ?? 1_000_000)
const BRANCHES = 5
const OUTLETS_EACH = 20
const WEEKS = 52

export type Ask = (path: string) => Promise<{ milliseconds: number; body: unknown }>
export type Million = {
  /** Asks as somebody of the bank, through the whole server. */
  as(login: 'head' | 'branch' | 'clerk'): Promise<Ask>
  unitId(code: string): Promise<string>
  close(): Promise<void>
}

/** Two thousand ways to speak, of six ordinary words; `琥珀` stands in one of them alone. */
function texts(): { text: string; search: string }[] {
  const words = [
    ['手机银行', '信用卡', '网上银行', '柜台', '自助机', '客服热线', '贷款', '理财', '存折', '工资卡'],
    ['转账', '登录', '排队', '开户', '还款', '查询', '取现', '挂失', '激活', '销户'],
    ['太慢', '失败', '限额太低', '没人管', '说不清楚', '收费不明', '态度不好', '一直报错', '等了两小时', '很满意'],
    ['昨天', '上周', '今天上午', '每个月', '刚才'],
    ['请尽快处理', '希望改进', '要个说法', '谢谢', '已经反映三次了'],
  ]
  return Array.from({ length: 2000 }, (_, nth) => {
    const said = words.map((list, at) => list[Math.floor(nth / 7 ** at) % list.length]).join('，')
    const text = nth === 777 ? `${said}，琥珀纪念币没有到` : said
    return { text, search: bigramVector(text) }
  })
}

/** A bank with a million feedback of a year, in a hundred outlets of five branches; with cases and clocks on demand. */
export async function fillMillion(bank: OpenBank, withCases: boolean): Promise<Million> {
  const { world, ownerPool } = bank
  await found(bank)
  const sql = (text: string, values: unknown[] = []) => ownerPool.query(text, values)
  for (const table of ['feedback', 'service_case', 'clock']) await sql(`alter table ${table} disable trigger user`)
  await sql('create table bench_text (nth int primary key, text text, search tsvector)')
  await sql(
    'insert into bench_text select (r ->> 0)::int, r ->> 1, (r ->> 2)::tsvector from json_array_elements($1::json) r',
    [JSON.stringify(texts().map(({ text, search }, nth) => [nth, text, search]))],
  )
  await sql(`create table bench_outlet as select row_number() over (order by code) - 1 as nth, id, (select p.id from staff p where p.unit_id = u.id limit 1) as staff_id
    from org_unit u where kind = 'outlet'`)
  const indexes = (
    await ownerPool.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes where tablename in ('feedback', 'service_case')
       and indexname not in (select conname from pg_constraint)`,
    )
  ).rows
  for (const { name } of indexes) await sql(`drop index ${name}`)
  if (withCases) await sql(CASES, [MILLION, WEEKS])
  await sql(FEEDBACK, [MILLION, WEEKS, withCases])
  if (withCases) await sql(CLOCKS)
  for (const { definition } of indexes) await sql(definition)
  await sql(
    `insert into feedback_tally select unit_id, week_on(received_at), business, nature, tier, count(*) from feedback group by 1, 2, 3, 4, 5`,
  )
  await sql(
    `insert into bank_tally select week_on, business, nature, tier, sum(n) from feedback_tally group by 1, 2, 3, 4`,
  )
  for (const table of ['feedback', 'service_case', 'clock']) await sql(`alter table ${table} enable trigger user`)
  await sql('vacuum analyze')
  const app = await openDoors(bank)
  const { server } = app
  await server.ready()
  return {
    async as(login) {
      const secret = randomUUID()
      await world.transact(SYSTEM, async (ctx) => {
        const person = await ctx.db
          .selectFrom('staff')
          .select('id')
          .where('login', '=', login)
          .executeTakeFirstOrThrow()
        const expiresAt = new Date(ctx.now.getTime() + 86_400_000)
        ctx.insert('session', {
          idDigest: digestSecret(secret),
          staffId: person.id,
          createdAt: ctx.now,
          seenAt: expiresAt,
          expiresAt,
        })
      })
      return async (path) => {
        const began = performance.now()
        const reply = await server.inject({ method: 'GET', url: path, headers: { cookie: `bihuan=${secret}` } })
        const milliseconds = performance.now() - began
        if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${reply.body.slice(0, 300)}`)
        return { milliseconds, body: reply.json() as unknown }
      }
    },
    unitId: async (code) =>
      (await ownerPool.query<{ id: string }>('select id from org_unit where code = $1', [code])).rows[0]?.id as string,
    close: () => server.close(),
  }
}

const axis = (words: readonly string[], by: string) =>
  `(array[${words.map((word) => `'${word}'`).join(',')}])[1 + (${by})::int % ${words.length}]`
const BUSINESS = [
  'account',
  'debit_card',
  'credit_card',
  'transfer',
  'payment',
  'deposit',
  'personal_loan',
  'mortgage',
  'wealth',
  'ebank',
  'self_service',
  'counter',
  'hotline',
  'corporate',
]
const NATURE = [
  'attitude',
  'system',
  'process',
  'marketing',
  'disclosure',
  'fee_price',
  'decision',
  'fund_security',
  'efficiency',
  'product',
  'enquiry',
  'suggestion',
  'praise',
]
const TIER = ['mass', 'affluent', 'private', 'small_business', 'corporate']
// Squared, so that some words are common and some are rare, as in life.
const skewed = (salt: number, most: number) => `floor(power(((i::bigint * ${salt}) % 9973) / 9973.0, 2) * ${most})`
const ID = (prefix: string) =>
  `('${prefix}-' || lpad(to_hex(i / 65536), 4, '0') || '-7' || lpad(to_hex(i % 4096), 3, '0') || '-8000-' || lpad(to_hex(i), 12, '0'))::uuid`
const AT = `now() - ($1::bigint - i) * (($2::int * interval '7 days') / $1::bigint)`
const AXES = `${axis(BUSINESS, skewed(7919, 14))} as business, ${axis(NATURE, skewed(6101, 13))} as nature, ${axis(TIER, skewed(3571, 5))} as tier`
const OPEN = 'i % 33 = 0'

const CASES = `
  insert into service_case (id, number, unit_id, channel, stage, outcome, grade, grade_because, is_complaint, business, nature, tier, emotion,
    title, owner_id, received_at, root_cause, resolved_at, closed_at)
  select ${ID('00000002')}, 'C' || lpad(i::text, 8, '0'), o.id, 'app', case when ${OPEN} then (array['receive', 'analyse', 'handle'])[1 + i / 33 % 3] else 'closed' end,
    case when ${OPEN} then null else 'verified' end, (array['I', 'II', 'III', 'III', 'III'])[1 + i % 5], '{}', i % 3 = 0, ${AXES}, 'neutral',
    left(t.text, 40), case when i % 330 = 0 then null else o.staff_id end, ${AT}, 'process', case when ${OPEN} then null else ${AT} end, case when ${OPEN} then null else ${AT} end
  from generate_series(1, $1::int) i join bench_outlet o on o.nth = i % 100 join bench_text t on t.nth = i % 2000`

const FEEDBACK = `
  insert into feedback (id, number, channel, unit_id, received_at, language, text, text_salt, rating, business, nature, tier, emotion, intent, is_complaint,
    confidence, understanding, case_id, fingerprint, watched_at, source, search)
  select ${ID('00000001')}, 'F' || lpad(i::text, 8, '0'), (array['app', 'hotline', 'wechat'])[1 + i % 3], o.id, ${AT}, 'zh', t.text, '\\x00', 1 + i % 5, ${AXES},
    (array['angry', 'anxious', 'neutral', 'neutral', 'pleased'])[1 + i % 5], 'other', i % 3 = 0, 0.8, '{}', case when $3::boolean then ${ID('00000002')} end,
    '{}', now(), 'bench', t.search || ('''f' || lpad(i::text, 8, '0') || '''')::tsvector
  from generate_series(1, $1::int) i join bench_outlet o on o.nth = i % 100 join bench_text t on t.nth = i % 2000`

const CLOCKS = `
  insert into clock (id, commitment_id, version, clause, basis, subject_kind, subject_id, case_id, unit_id, responsible_id, duty_role, started_at, due_at, is_provisional,
    state, next_wake_at, wake_step, escalation_level, escalated_to)
  select gen_random_uuid(), k.id, k.version, k.clause, 'manual', 'case', c.id, c.id, c.unit_id, c.owner_id, 'owner', c.received_at, c.received_at + interval '7 days', false,
    'running', null, 0, 0, '{}'
  from service_case c cross join lateral (select * from commitment where kind = 'deadline' and definition ->> 'subject' = 'case' order by id limit 2) k where c.stage <> 'closed'`

async function found({ world }: OpenBank): Promise<void> {
  await world.transact(SYSTEM, async (ctx) => {
    const shared = { nameEn: 'Bench', calendar: 'cn', openedOn: '2015-01-01', closedOn: null }
    const unit = (code: string, kind: string, parentId: string | null): string => {
      const id = ctx.newId()
      ctx.insert('orgUnit', { ...shared, id, code, kind, name: code })
      if (parentId) ctx.insert('orgPlacement', { unitId: id, parentId, fromOn: '2015-01-01', untilOn: null })
      return id
    }
    const person = (login: string, role: string, unitId: string) => {
      const id = ctx.newId()
      const rest = { phone: null, deputyId: null, joinedOn: '2016-01-01', leftOn: null }
      ctx.insert('staff', { ...rest, id, login, name: login, unitId, post: role, personKey: login })
      ctx.insert('staffRole', { staffId: id, role, unitId, fromOn: '2016-01-01', untilOn: null })
    }
    const head = unit('HO', 'head-office', null)
    person('head', 'service-department', head)
    for (let b = 1; b <= BRANCHES; b++) {
      const branch = unit(`B${b}`, 'branch', head)
      if (b === 1) person('branch', 'operations-manager', branch)
      for (let o = 1; o <= OUTLETS_EACH; o++) {
        const outlet = unit(`O${b}${String(o).padStart(2, '0')}`, 'outlet', branch)
        person(b === 1 && o === 1 ? 'clerk' : `staff-${b}-${o}`, 'branch-supervisor', outlet)
      }
    }
    await ctx.flush()
    await drawTree(ctx.db, ctx.now)
  })
}

export const percentile = (milliseconds: readonly number[], share: number): number => {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1))
}
