import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

const make = async (s: Awaited<ReturnType<typeof scene>>, more = {}) =>
  s.call('POST', '/api/keys', {
    name: '手机银行',
    scopes: ['feedback.record'],
    channel: 'app',
    unitId: await s.unitId('HO'),
    ...more,
  })

test('a key is followed by another one, both open for the hours of the overlap, and then only the next', async () => {
  const s = await scene({ as: 'security-admin' })
  const { body: first } = await make(s)
  const say = (key: string) =>
    s.nobody('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text: '排队' }, { 'x-api-key': key })
  const { body: next } = await s.call('POST', `/api/keys/${first.id}/rotation`, { overlapHours: 24 })
  expect((await say(first.key)).status).toBe(200)
  expect((await say(next.key)).status).toBe(200)
  expect((await s.call('POST', `/api/keys/${first.id}/rotation`, { overlapHours: 1 })).body.code).toBe(
    'key.rotated-already',
  )
  s.setClock('2026-03-03T01:00:00Z')
  expect((await say(first.key)).status).toBe(401)
  expect((await say(next.key)).status).toBe(200)
  const { body: list } = await s.call('GET', '/api/keys')
  const seen = Object.fromEntries(list.map((it: { id: string }) => [it.id, it]))
  expect(seen[first.id]).toMatchObject({
    state: 'expired',
    followedById: next.id,
    lastUsedAt: '2026-03-02T01:00:00.000Z',
  })
  expect(seen[next.id]).toMatchObject({ state: 'open', lastUsedAt: '2026-03-03T01:00:00.000Z' })
})

test('a key opens on its last day and not after it, and none is made for the past', async () => {
  const s = await scene({ as: 'security-admin' })
  expect((await make(s, { lastOn: '2026-03-01' })).body.code).toBe('administration.in-the-past')
  const { body } = await make(s, { lastOn: '2026-03-02' })
  expect(body.state).toBe('expiring')
  const say = () =>
    s.nobody('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text: '排队' }, { 'x-api-key': body.key })
  s.setClock('2026-03-02T15:59:59Z')
  expect((await say()).status).toBe(200)
  s.setClock('2026-03-02T16:00:00Z')
  expect((await say()).status).toBe(401)
})
