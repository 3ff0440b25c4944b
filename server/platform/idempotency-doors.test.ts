import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

const VOICE = { channel: 'app', outlet: 'O11', text: '手机银行登录不了' }
const count = async (s: Awaited<ReturnType<typeof scene>>) => (await s.query('select 1 from feedback')).length

test('the same key with another body is refused, and only the first was done', async () => {
  const s = await scene()
  const app = await s.key()
  const headers = { 'idempotency-key': 'k1' }
  expect((await app('POST', '/api/feedback', VOICE, headers)).status).toBe(200)
  expect(await app('POST', '/api/feedback', { ...VOICE, text: '换了一句话' }, headers)).toMatchObject({
    status: 422,
    body: { code: 'idempotency.other-body' },
  })
  expect(await count(s)).toBe(1)
})

test('sent five times at once with one key, the work is done once', async () => {
  const s = await scene()
  const app = await s.key()
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => app('POST', '/api/feedback', VOICE, { 'idempotency-key': 'k1' })),
  )
  const done = replies.filter(({ status }) => status === 200)
  expect(done.length).toBeGreaterThanOrEqual(1)
  for (const { body } of done) expect(body).toEqual(done[0]?.body)
  for (const reply of replies.filter(({ status }) => status !== 200))
    expect(reply).toMatchObject({ status: 409, body: { code: 'idempotency.in-flight' } })
  expect(await count(s)).toBe(1)
  const later = await app('POST', '/api/feedback', VOICE, { 'idempotency-key': 'k1' })
  expect(later.body).toEqual(done[0]?.body)
})

test('the same key of somebody else is another key', async () => {
  const s = await scene()
  const [one, other] = [await s.key(), await s.key()]
  const headers = { 'idempotency-key': 'k1' }
  const first = await one('POST', '/api/feedback', VOICE, headers)
  const second = await other('POST', '/api/feedback', VOICE, headers)
  expect(second.body.feedbackId).not.toBe(first.body.feedbackId)
  expect(await count(s)).toBe(2)
})

test('what was refused may be sent again with its key', async () => {
  const s = await scene()
  const app = await s.key()
  const headers = { 'idempotency-key': 'k1' }
  expect((await app('POST', '/api/feedback', { ...VOICE, outlet: 'nowhere' }, headers)).status).toBe(404)
  expect((await app('POST', '/api/feedback', VOICE, headers)).status).toBe(200)
})

test('an endless key is refused', async () => {
  const s = await scene()
  const app = await s.key()
  expect(await app('POST', '/api/feedback', VOICE, { 'idempotency-key': 'k'.repeat(201) })).toMatchObject({
    status: 422,
    body: { code: 'idempotency.bad-key' },
  })
})
