import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { digestOfBody } from '../analysis/jobs.ts'
import { writeReport } from './jobs.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const LIMITS = [
  '手机银行转账限额设置太麻烦了，找了半天',
  '转账限额设置好麻烦，还要去柜台',
  '为什么转账限额设置这么麻烦',
  '转账限额设置麻烦死了，能不能简单点',
]

/** A week with a frequent problem in the east, a grave one in the west; the Monday after it. */
async function mondayAfter() {
  const s = await scene({ now: '2026-03-09T01:00:00Z' })
  await s.moveTo('2026-03-09T01:00:00Z')
  s.setClock('2026-03-11T02:00:00Z')
  const say = await s.key()
  for (const text of LIMITS) await say('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text })
  await say('POST', '/api/feedback', {
    channel: 'hotline',
    outlet: 'O21',
    text: '骗子正在让我转账，我刚转了五万，快帮我拦住',
  })
  await s.moveTo('2026-03-16T00:30:00Z')
  return s
}
const reportOf = async (s: Scene, login: string, unit: string, week = '2026-W11') =>
  (await s.as(login))('GET', `/api/reports/${week}/${await s.unitId(unit)}`)

test('on Monday head office and each branch have a report of the week that is over, and are told of it', async () => {
  const s = await mondayAfter()
  const { body } = await reportOf(s, 'service', 'HO')
  expect(body.body).toMatchObject({ week: '2026-W11', fromOn: '2026-03-09', untilOn: '2026-03-15', total: 5 })
  expect((await reportOf(s, 'operations', 'B1')).body.body.total).toBe(4)
  expect((await reportOf(s, 'operations-west', 'B2')).body.body.total).toBe(1)
  const told = await s.query<{ login: string; detail: { week: string } }>(
    `select p.login, n.detail from notice n join staff p on p.id = n.staff_id where n.kind = 'report.made' and n.detail ->> 'week' = '2026-W11' order by 1`,
  )
  expect(told.map(({ login }) => login)).toEqual(['operations', 'operations-west', 'service', 'service-2'])
  const [duty] = await s.query<{ state: string }>(
    `select state from clock where commitment_id = '4.2.1/weekly-analysis' and period = '2026-W11'`,
  )
  expect(duty?.state).toBe('met')
})

test('what was frequent is named by its customers’ common words, what is grave by its reason, each with its feedback', async () => {
  const s = await mondayAfter()
  const { body } = (await reportOf(s, 'service', 'HO')).body
  const numbers = async (outlet: string) =>
    (
      await s.query<{ number: string }>('select number from feedback where unit_id = $1 order by received_at, id', [
        await s.unitId(outlet),
      ])
    ).map(({ number }) => number)
  expect(body.frequent[0]).toMatchObject({ business: 'transfer', n: 4, before: 0 })
  expect(body.frequent[0].words.join()).toContain('转账限额')
  expect(body.frequent[0].numbers.toSorted()).toEqual((await numbers('O11')).toSorted())
  expect(body.risky[0]).toMatchObject({ n: 1, reason: 'funds', numbers: await numbers('O21') })
})

test('its figures are those of the list', async () => {
  const s = await mondayAfter()
  const { body } = (await reportOf(s, 'operations', 'B1')).body
  const operations = await s.as('operations')
  for (const { business, nature, n } of body.cells) {
    const counts = await operations(
      'GET',
      `/api/feedback/counts?business=${business}&nature=${nature}&fromOn=${body.fromOn}&untilOn=${body.untilOn}`,
    )
    expect(counts.body.total).toBe(n)
  }
})

test('a report that was made stays as it is: its digest is on the ledger, and no one can change or remove it', async () => {
  const s = await mondayAfter()
  const { body, digest } = (await reportOf(s, 'service', 'HO')).body
  const head = await s.unitId('HO')
  const [entry] = await s.query<{ body: string }>(
    `select body from ledger_entry where stream = $1 and event = 'report.made'`,
    [`report:2026-W11:${head}`],
  )
  expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ digest, feedback: 5 })
  expect(digestOfBody(body).toString('hex')).toBe(digest)
  for (const change of [
    `update weekly_analysis set body = '{}'`,
    'delete from weekly_analysis',
    'delete from document',
  ])
    await expect(s.query(change)).rejects.toThrow('append-only')
  // A correction made later is of the list, not of the report.
  const [voice] = await s.query<{ id: string }>('select id from feedback limit 1')
  await (await s.as('service'))('POST', `/api/feedback/${voice?.id}/corrections`, { axis: 'nature', becomes: 'praise' })
  expect((await reportOf(s, 'service', 'HO')).body.body).toEqual(body)
})

test('its papers are kept: a PDF, and the week’s feedback row by row, masked, with their digests on the ledger', async () => {
  const s = await mondayAfter()
  const { files } = (await reportOf(s, 'operations', 'B1')).body
  expect(files.map(({ format, state }: { format: string; state: string }) => `${format} ${state}`).toSorted()).toEqual([
    'csv ready',
    'pdf ready',
    'xlsx ready',
  ])
  const unit = await s.unitId('B1')
  const csv = await (await s.as('operations'))('GET', `/api/reports/2026-W11/${unit}/csv`)
  expect((parse(csv.body, { bom: true, columns: true }) as unknown[]).length).toBe(4)
  const parts = await s.query<{ format: string; digest: Buffer; bytes: Buffer }>(
    `select d.format, d.digest, p.bytes from document d join document_part p on p.document_id = d.id where d.unit_id = $1 and d.week = '2026-W11' order by d.format, p.nth`,
    [unit],
  )
  const written = await s.query<{ body: string }>(
    `select body from ledger_entry where stream = $1 and event = 'report.written'`,
    [`report:2026-W11:${unit}`],
  )
  for (const format of ['pdf', 'csv', 'xlsx']) {
    const bytes = Buffer.concat(parts.filter((part) => part.format === format).map((part) => part.bytes))
    const digest = createHash('sha256').update(bytes).digest('hex')
    expect(written.map(({ body }) => JSON.parse(body))).toContainEqual(expect.objectContaining({ format, digest }))
    if (format === 'pdf') expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  }
  await writeReport(s.world, { week: '2026-W11', unitId: unit })
  expect((await s.query(`select 1 from document where unit_id = $1 and week = '2026-W11'`, [unit])).length).toBe(3)
})

test('another branch’s report is not there, nor are its papers; nor is any for who may not read reports', async () => {
  const s = await mondayAfter()
  const [east, west] = [await s.unitId('B1'), await s.unitId('B2')]
  const operations = await s.as('operations')
  for (const path of [`${west}`, `${west}/pdf`, `${west}/csv`, `${await s.unitId('HO')}/pdf`])
    expect((await operations('GET', `/api/reports/2026-W11/${path}`)).status).toBe(404)
  const listed = (await operations('GET', '/api/reports')).body.items as { unit: { code: string } }[]
  expect(new Set(listed.map(({ unit }) => unit.code))).toEqual(new Set(['B1']))
  const teller = await s.as('teller')
  expect((await teller('GET', `/api/reports/2026-W11/${east}`)).status).toBe(403)
  expect((await s.nobody('GET', `/api/reports/2026-W11/${east}/pdf`)).status).toBe(401)
  const counts = await s.key(['report.read'])
  expect((await counts('GET', '/api/reports')).status).toBe(403)
  const words = await s.key(['report.read', 'feedback.read'])
  expect((await words('GET', `/api/reports/2026-W11/${east}/pdf`)).status).toBe(200)
  expect((await words('GET', `/api/reports/2026-W11/${east}/csv`)).status).toBe(403)
  expect((await operations('GET', `/api/reports/2026-W99/${east}`)).status).toBe(400)
  expect((await operations('GET', `/api/reports/2026-W11/${east}/exe`)).status).toBe(400)
})

test('who took the rows of a report stands on the ledger', async () => {
  const s = await mondayAfter()
  const unit = await s.unitId('B1')
  await (await s.as('operations'))('GET', `/api/reports/2026-W11/${unit}/xlsx`)
  const [entry] = await s.query<{ actor: string; body: string }>(
    `select actor, body from ledger_entry where stream = $1 and event = 'report.taken'`,
    [`report:2026-W11:${unit}`],
  )
  expect([entry?.actor, entry?.body]).toEqual([`staff:${await s.staffId('operations')}`, '{"format":"xlsx"}'])
})

test('a process asleep over three Mondays makes three, and a week without feedback has a report that says so', async () => {
  const s = await mondayAfter()
  await s.moveTo('2026-04-07T03:00:00Z')
  const listed = (await (await s.as('operations'))('GET', '/api/reports')).body
  expect(listed.items.map(({ week, total }: { week: string; total: number }) => `${week} ${total}`)).toEqual([
    '2026-W14 0',
    '2026-W13 0',
    '2026-W12 0',
    '2026-W11 4',
    '2026-W10 0',
  ])
  const { body } = await reportOf(s, 'operations', 'B1', '2026-W12')
  expect(body.body).toMatchObject({ total: 0, totalBefore: 4, frequent: [], risky: [], rising: [] })
  expect(body.files.length).toBe(3)
  const page = (await (await s.as('operations'))('GET', '/api/reports?limit=2')).body
  const rest = (await (await s.as('operations'))('GET', `/api/reports?limit=3&after=${page.next}`)).body
  expect([...page.items, ...rest.items]).toEqual(listed.items)
}, 180_000)
