import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { workAllEffects } from '#platform/effects/worker.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { scene } from '#test/scene.ts'
import { forgetExpired } from './jobs.ts'

type Scene = Awaited<ReturnType<typeof scene>>
type Send = Scene['call']

const made = (s: Scene) => workAllEffects(s.world, s.bank.ownerPool, s.bank.effects)
const ask = (send: Send, filter: Record<string, unknown> = {}, format = 'csv') =>
  send('POST', '/api/exports', { format, filter })
async function bytesOf(s: Scene, send: Send, filter: Record<string, unknown> = {}, format = 'csv') {
  const { body } = await ask(send, filter, format)
  await made(s)
  return { id: body.id as string, ...(await send('GET', `/api/exports/${body.id}/file`)) }
}
const rowsIn = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[]

async function threeVoices() {
  const s = await scene({ now: '2026-03-20T02:00:00Z' })
  const say = await s.key()
  for (const [outlet, text] of [
    ['O11', '=HYPERLINK("http://evil") 转账限额设置太麻烦，我的手机15400000001'],
    ['O11', '信用卡年费怎么又扣了'],
    ['O21', '西城的排队两个小时没人管'],
  ])
    await say('POST', '/api/feedback', {
      channel: 'app',
      outlet,
      text,
      contact: { name: '张小明', phone: '15400000001' },
    })
  return s
}

test('an export holds the rows of the list under the same filter, personal values masked, formulas disarmed', async () => {
  const s = await threeVoices()
  const service = await s.as('service')
  const { status, body, headers } = await bytesOf(s, service, { fromOn: '2026-03-20', untilOn: '2026-03-20' })
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(headers['content-disposition']).toMatch(/^attachment; filename="bihuan.csv"; filename\*=UTF-8''%E5/)
  const rows = rowsIn(body)
  const listed = (await service('GET', '/api/feedback?fromOn=2026-03-20&untilOn=2026-03-20')).body.items
  expect(rows.map((row) => row.反馈编号)).toEqual(listed.map((it: { number: string }) => it.number))
  expect(body).not.toMatch(/15400000001|张小明/)
  const risky = rows.find((row) => row['客户原话（已脱敏）']?.includes('HYPERLINK'))
  expect(risky).toMatchObject({ '客户（已脱敏）': '张*明', '联系电话（已脱敏）': '154****0001', 机构: '东门支行' })
  expect(risky?.['客户原话（已脱敏）']).toMatch(/^'=HYPERLINK.*154\*\*\*\*0001$/)
})

test('the Excel file holds the same rows as text', async () => {
  const s = await threeVoices()
  const service = await s.as('service')
  const { id } = await bytesOf(s, service, {}, 'xlsx')
  const reply = await s.app.server.inject({
    method: 'GET',
    url: `/api/exports/${id}/file`,
    headers: { cookie: await cookieOf(s, 'service') },
  })
  const book = await readXlsx(new Uint8Array(reply.rawPayload))
  const rows = book.sheets[0]?.rows ?? []
  expect([book.sheets[0]?.name, rows.length, rows[0]?.[0]]).toEqual(['客户反馈', 4, '反馈编号'])
})

test('who exported which filter and how many rows stands on the ledger, without what was searched for', async () => {
  const s = await threeVoices()
  const { id } = await bytesOf(s, await s.as('operations'), { search: '年费', channel: 'app' })
  const entries = await s.query<{ event: string; actor: string; body: string }>(
    'select event, actor, body from ledger_entry where stream = $1 order by seq',
    [`export:${id}`],
  )
  const actor = `staff:${await s.staffId('operations')}`
  expect(entries.map(({ event, actor }) => [event, actor])).toEqual([
    ['export.asked', actor],
    ['feedback.exported', actor],
  ])
  expect(JSON.parse(entries[0]?.body as string)).toMatchObject({ format: 'csv', 'filter.channel': 'app', rows: 1 })
  expect(JSON.parse(entries[1]?.body as string)).toMatchObject({ format: 'csv', rows: 1 })
  expect(entries[0]?.body).not.toContain('年费')
})

test('a file holds the own part of the bank only, and is its asker’s alone', async () => {
  const s = await threeVoices()
  const operations = await s.as('operations')
  const { id, body } = await bytesOf(s, operations)
  expect(rowsIn(body).map((row) => row.机构)).toEqual(['东门支行', '东门支行'])
  for (const login of ['operations-west', 'service', 'auditor']) {
    const other = await s.as(login)
    expect((await other('GET', `/api/exports/${id}`)).status).toBe(404)
    expect((await other('GET', `/api/exports/${id}/file`)).status).toBe(404)
  }
  expect((await ask(operations, { unitId: await s.unitId('B2') })).status).toBe(404)
  expect((await s.nobody('GET', `/api/exports/${id}/file`)).status).toBe(401)
})

test('who may read and not export is refused, and so is a system', async () => {
  const s = await threeVoices()
  const teller = await s.as('teller')
  expect((await ask(teller)).status).toBe(403)
  expect((await teller('GET', '/api/exports/00000000-0000-7000-8000-000000000000/file')).status).toBe(403)
  const key = await s.key(['feedback.export', 'feedback.read'])
  expect((await ask(key)).body.code).toBe('export.people-only')
})

test('a filter that is no filter is refused, and one with SQL in it finds nothing', async () => {
  const s = await threeVoices()
  const service = await s.as('service')
  expect((await ask(service, { fromOn: "2026-03-01'; drop table feedback; --" })).status).toBe(400)
  expect((await ask(service, { unitId: '1 or 1=1' })).status).toBe(400)
  const { body } = await bytesOf(s, service, { business: "' or true --" })
  expect(rowsIn(body)).toEqual([])
  expect((await ask(service, {}, 'exe')).status).toBe(400)
})

test('two at once are made, a third waits for them; made twice, a file is still one', async () => {
  const s = await threeVoices()
  const service = await s.as('service')
  const asked = [await ask(service), await ask(service), await ask(service)]
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 503])
  await made(s)
  const { writeExport } = await import('./jobs.ts')
  await writeExport(s.world, { documentId: asked[0]?.body.id, actor: 'x', roots: [], isEverywhere: true })
  expect(await s.query(`select state, total_rows from document`)).toEqual([
    { state: 'ready', total_rows: 3 },
    { state: 'ready', total_rows: 3 },
  ])
})

test('a file is gone after a day', async () => {
  const s = await threeVoices()
  const service = await s.as('service')
  const { id } = await bytesOf(s, service)
  s.setClock('2026-03-21T02:00:01Z')
  expect((await service('GET', `/api/exports/${id}/file`)).status).toBe(404)
  await s.world.transact(SYSTEM, forgetExpired)
  expect(await s.query('select 1 from document union all select 1 from document_part')).toEqual([])
})

async function cookieOf(s: Scene, login: string): Promise<string> {
  const reply = await s.app.server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password: s.password },
  })
  return String(reply.headers['set-cookie']).split(';')[0] as string
}
