import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

const clock = '/api/sandbox/clock'

test('the sandbox’s clock is moved forward by hand, and all that fell due is done before the answer', async () => {
  const s = await scene({ now: '2026-03-02T01:00:00Z', as: 'service', sandbox: true })
  const app = await s.key()
  const { body } = await app('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '积分兑换的礼品一直没收到，麻烦帮我查一下',
  })
  expect(body.receivedAt).toBe('2026-03-02T01:00:00.000Z')
  const moved = await s.call('POST', clock, { now: '2026-04-02T01:00:00.000Z' })
  expect(moved.body).toMatchObject({ now: '2026-04-02T01:00:00.000Z', isSandbox: true })
  expect(moved.body.woken).toBeGreaterThan(3)
  const kase = await s.call('GET', `/api/cases/${body.caseId}`)
  expect(kase.body.deadlines.map((it: { state: string }) => it.state)).toEqual(['missed', 'missed'])
  const missed = await s.query<{ late_at: Date; due_at: Date }>(
    `select late_at, due_at from clock where state = 'missed' and case_id = $1`,
    [body.caseId],
  )
  // It was noticed when it happened and not at the end of the way.
  for (const { late_at, due_at } of missed) expect(late_at.getTime() - due_at.getTime()).toBeLessThan(4 * 3_600_000)
  expect((await s.query('select distinct week from weekly_analysis')).length).toBe(5)
  expect(await s.query('select month from look_back_commitment where revealed_at is not null')).toEqual([
    { month: '2026-03' },
  ])
  const board = await s.call('GET', '/api/board?period=2026-04')
  const loop = board.body.rows.find((row: { clause: string }) => row.clause === '4.3')
  expect(
    loop.commitments.find((it: { commitmentId: string }) => it.commitmentId === '4.3/look-back-draw'),
  ).toMatchObject({ kept: 1, broken: 0 })
})

test('it never goes back, and only who may moves it', async () => {
  const s = await scene({ now: '2026-03-02T01:00:00Z', as: 'service', sandbox: true })
  expect(await s.call('POST', clock, { now: '2026-03-01T01:00:00.000Z' })).toMatchObject({
    status: 422,
    body: { code: 'sandbox.backwards' },
  })
  expect((await (await s.as('teller'))('POST', clock, { now: '2026-03-03T01:00:00.000Z' })).status).toBe(403)
  expect((await s.nobody('POST', clock, { now: '2026-03-03T01:00:00.000Z' })).status).toBe(401)
})

test('without the setting there is no such door, and the bank’s time is the host’s', async () => {
  const s = await scene({ as: 'service' })
  expect((await s.call('POST', clock, { now: '2026-03-03T01:00:00.000Z' })).status).toBe(404)
  expect((await s.nobody('GET', '/api/time')).body).toEqual({ now: '2026-03-02T01:00:00.000Z', isSandbox: false })
})
