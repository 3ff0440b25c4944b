import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

const voice = { channel: 'app', outlet: 'O11', text: '柜台的人态度恶劣，要求道歉' }
const named = (key: string) => ({ 'idempotency-key': key })

test('the same attempt sent again is answered the same, and makes one case', async () => {
  const s = await scene()
  const app = await s.key()
  const first = await app('POST', '/api/feedback', voice, named('k1'))
  s.setClock('2026-03-02T05:00:00Z')
  const again = await app('POST', '/api/feedback', voice, named('k1'))
  expect(first.status).toBe(200)
  expect(again).toMatchObject({ status: 200, body: first.body })
  expect(await s.query('select 1 from feedback')).toHaveLength(1)
  expect(await s.query('select 1 from service_case')).toHaveLength(1)
  expect(await s.query("select 1 from ledger_entry where event = 'feedback.received'")).toHaveLength(1)
})

test('the same name for another request is refused, and nothing is done', async () => {
  const s = await scene()
  const app = await s.key()
  await app('POST', '/api/feedback', voice, named('k1'))
  const other = await app('POST', '/api/feedback', { ...voice, text: '请问信用卡年费怎么算' }, named('k1'))
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.other-body' } })
  expect(await s.query('select 1 from feedback')).toHaveLength(1)
})

test('of many sent at once one does the work; the others hear its answer or that it is under way', async () => {
  const s = await scene()
  const app = await s.key()
  const send = () => app('POST', '/api/feedback', voice, named('k1'))
  const replies = await Promise.all(Array.from({ length: 6 }, send))
  const answered = replies.filter((reply) => reply.status === 200)
  expect(answered.length).toBeGreaterThan(0)
  for (const reply of answered) expect(reply.body).toEqual(answered[0]?.body)
  for (const reply of replies.filter((it) => it.status !== 200))
    expect(reply).toMatchObject({ status: 409, body: { code: 'idempotency.in-flight' } })
  expect(await s.query('select 1 from feedback')).toHaveLength(1)
  expect((await send()).body).toEqual(answered[0]?.body)
})

test('what was refused was not done: the same attempt may be made again', async () => {
  const s = await scene({ as: 'teller' })
  const app = await s.key()
  const { caseId } = (await app('POST', '/api/feedback', voice)).body
  const analyse = () =>
    s.call('POST', `/api/cases/${caseId}/analyse`, { rootCause: 'staff.attitude', note: '调阅录像' }, named('k1'))
  expect((await analyse()).status).toBe(409)
  await s.call('POST', `/api/cases/${caseId}/take`, {})
  expect((await analyse()).status).toBe(200)
})

test('two who choose the same name do not hear each other’s answers', async () => {
  const s = await scene()
  const [app, counter] = [await s.key(), await s.key()]
  const first = await app('POST', '/api/feedback', voice, named('k1'))
  const second = await counter('POST', '/api/feedback', voice, named('k1'))
  expect(second.status).toBe(200)
  expect(second.body.feedbackId).not.toBe(first.body.feedbackId)
})

test('a new key is told once: the same attempt tells nothing again', async () => {
  const s = await scene({ as: 'security-admin' })
  const wanted = { name: '手机银行', scopes: ['feedback.record'], channel: 'app', unitId: await s.unitId('HO') }
  const make = () => s.call('POST', '/api/keys', wanted, named('k1'))
  const { key } = (await make()).body
  const again = await make()
  expect(again).toMatchObject({ status: 409, body: { code: 'already-done' } })
  expect(JSON.stringify(again.body)).not.toContain(key)
  expect(await s.query('select 1 from api_key')).toHaveLength(1)
  const kept = await s.query<{ reply: string }>('select reply from idempotency')
  expect(kept.some((row) => row.reply.includes(key))).toBe(false)
})

test('an endless key is refused', async () => {
  const s = await scene()
  const app = await s.key()
  expect(await app('POST', '/api/feedback', voice, named('k'.repeat(201)))).toMatchObject({
    status: 422,
    body: { code: 'idempotency.bad-key' },
  })
})
