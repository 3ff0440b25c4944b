import { expect, test } from 'vitest'
import { counterOf, evaluatorAt, tap } from '#test/rating-places.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const NOW = '2026-03-02T01:00:00.000Z'
const deliver = (s: Scene, deviceKey: string, taps: object[], sentAt = NOW) =>
  s.nobody('POST', '/api/evaluator/taps', { deviceKey, sentAt, taps })
const rows = (s: Scene) => s.query('select id, sequence, rating, rated_at from rating order by sequence')

test('taps that come twice, out of order and at once are each recorded once', async () => {
  const s = await scene()
  const key = await evaluatorAt(s, await counterOf(s))
  const taps = [5, 4, 5, 3].map((rating, nth) => tap(nth + 1, rating, NOW))
  const [a, b, c, d] = taps
  const replies = await Promise.all([deliver(s, key, [d, b, a] as object[]), deliver(s, key, [a, b, c] as object[])])
  expect(replies.map(({ status }) => status)).toEqual([200, 200])
  expect((await deliver(s, key, taps)).body).toEqual({ accepted: taps.map(({ id }) => id), refused: [] })
  expect((await rows(s)).map((row) => row.id)).toEqual(taps.map(({ id }) => id))
  expect(await s.query('select count(*)::int as n from feedback')).toEqual([{ n: 4 }])
})

test('the same tap twice in one delivery is one, and two stars start the 24 hours from the tap', async () => {
  const s = await scene({ now: '2026-03-02T00:00:00Z' })
  const key = await evaluatorAt(s, await counterOf(s))
  s.setClock('2026-03-02T03:00:00Z')
  const low = tap(1, 2, '2026-03-02T01:00:00Z', { reasons: ['slow'], text: '等了好久' })
  await deliver(s, key, [low, low], '2026-03-02T03:00:00Z')
  expect(await s.query(`select due_at, state from clock where commitment_id = '6.1.3/apology'`)).toEqual([
    { due_at: new Date('2026-03-03T01:00:00Z'), state: 'running' },
  ])
  expect(await s.query('select rated_at, received_at, is_moment_sure from rating')).toEqual([
    {
      rated_at: new Date('2026-03-02T01:00:00Z'),
      received_at: new Date('2026-03-02T03:00:00Z'),
      is_moment_sure: true,
    },
  ])
})

test('a rating is about who served when it was tapped, not who serves when it arrives', async () => {
  const s = await scene({ now: '2026-03-02T00:00:00Z', as: 'supervisor' })
  const counterId = await counterOf(s)
  const key = await evaluatorAt(s, counterId)
  const shift = async (login: string) =>
    s.call('POST', `/api/counters/${counterId}/shift`, { staffId: await s.staffId(login) })
  await shift('teller')
  s.setClock('2026-03-02T02:00:00Z')
  await shift('teller-2')
  s.setClock('2026-03-02T03:00:00Z')
  await deliver(s, key, [tap(1, 5, '2026-03-02T01:00:00Z'), tap(2, 5, '2026-03-02T02:30:00Z')], '2026-03-02T03:00:00Z')
  expect(await s.query('select s.login from rating r join staff s on s.id = r.staff_id order by sequence')).toEqual([
    { login: 'teller' },
    { login: 'teller-2' },
  ])
})

test('a clock that is a year off tells the age of a tap all the same; one that jumped leaves the receipt', async () => {
  const s = await scene({ now: '2026-03-02T00:00:00Z' })
  const key = await evaluatorAt(s, await counterOf(s))
  s.setClock(NOW)
  await deliver(s, key, [tap(1, 5, '2027-03-02T00:50:00Z')], '2027-03-02T01:00:00Z')
  await deliver(s, key, [tap(2, 5, '2025-03-02T01:00:00Z'), tap(3, 5, '2027-01-01T00:00:00Z')])
  expect(await s.query('select rated_at, is_moment_sure, device_at from rating order by sequence')).toEqual([
    { rated_at: new Date('2026-03-02T00:50:00Z'), is_moment_sure: true, device_at: new Date('2027-03-02T00:50:00Z') },
    { rated_at: new Date(NOW), is_moment_sure: false, device_at: new Date('2025-03-02T01:00:00Z') },
    { rated_at: new Date(NOW), is_moment_sure: false, device_at: new Date('2027-01-01T00:00:00Z') },
  ])
})

test('a tablet speaks for its own counter alone, and no other tablet’s tap is taken for its own', async () => {
  const s = await scene()
  const mine = await evaluatorAt(s, await counterOf(s))
  const other = await evaluatorAt(s, await counterOf(s, '1号', 'O12'), 'supervisor-o12')
  const one = tap(1, 5, NOW)
  await deliver(s, mine, [one])
  expect((await deliver(s, other, [one, tap(1, 4, NOW)])).body.refused).toEqual([
    { id: one.id, code: 'rating.other-device' },
  ])
  expect(await s.query('select u.code from rating r join org_unit u on u.id = r.unit_id order by u.code')).toEqual([
    { code: 'O11' },
    { code: 'O12' },
  ])
})

test('an enrolment code serves one tablet, for ten minutes, and cannot be guessed', async () => {
  const s = await scene({ as: 'supervisor' })
  const counterId = await counterOf(s)
  const allow = async () => (await s.call('POST', '/api/evaluators/enrolments', { counterId })).body.code as string
  const enrol = (code: string) => s.nobody('POST', '/api/evaluator/enrol', { code })
  const code = await allow()
  const both = await Promise.all([enrol(code), enrol(code.toLowerCase())])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  const late = await allow()
  s.setClock('2026-03-02T01:10:01Z')
  expect((await enrol(late)).body.code).toBe('evaluator.wrong-code')
  const guesses = await Promise.all(Array.from({ length: 12 }, () => enrol('ABCDEFGH')))
  expect(guesses.some(({ status }) => status === 429)).toBe(true)
  expect((await (await s.as('teller'))('POST', '/api/evaluators/enrolments', { counterId })).status).toBe(403)
  expect((await (await s.as('supervisor-west'))('POST', '/api/evaluators/enrolments', { counterId })).status).toBe(404)
})

test('a key that nobody has, a revoked tablet and the tablet of a closed counter bring nothing', async () => {
  const s = await scene({ as: 'supervisor' })
  const counterId = await counterOf(s)
  const [stolen, left] = [await evaluatorAt(s, counterId), await evaluatorAt(s, counterId)]
  const { body } = await s.call('GET', '/api/evaluators')
  await s.call('POST', `/api/evaluators/${body.items[0].id}/revoke`, {})
  await s.call('POST', `/api/counters/${counterId}/close`, {})
  for (const key of [stolen, left, `ev_${'x'.repeat(43)}`])
    expect(await deliver(s, key, [tap(1, 5, NOW)])).toMatchObject({ status: 401, body: { code: 'evaluator.unknown' } })
  expect(await s.query('select from rating')).toEqual([])
})

test('ten thousand taps at once are refused whole; as many as a page are taken, and a day has its limit', async () => {
  const s = await scene()
  const key = await evaluatorAt(s, await counterOf(s))
  const many = (count: number, from = 1) => Array.from({ length: count }, (_, nth) => tap(from + nth, 5, NOW))
  expect([400, 413]).toContain((await deliver(s, key, many(10_000))).status)
  expect((await deliver(s, key, many(51))).status).toBe(400)
  expect(await s.query('select from rating')).toEqual([])
  for (let page = 0; page < 40; page++) expect((await deliver(s, key, many(50, page * 50 + 1))).status).toBe(200)
  expect((await deliver(s, key, many(50, 2001))).status).toBe(429)
  expect(await s.query('select count(*)::int as n from rating')).toEqual([{ n: 2000 }])
}, 120_000)

test('of a tablet that is silent for a working day its supervisor hears, once, until it speaks again', async () => {
  const s = await scene({ now: '2026-03-06T02:00:00Z', as: 'supervisor' })
  const key = await evaluatorAt(s, await counterOf(s))
  const heard = async () =>
    (await s.call('GET', '/api/notices')).body.items.filter((it: { kind: string }) => it.kind === 'evaluator.silent')
  // Friday; the weekend is no working day, Monday is over at midnight.
  await s.moveTo('2026-03-09T15:59:00Z')
  expect(await heard()).toHaveLength(0)
  await s.moveTo('2026-03-09T16:01:00Z')
  await s.moveTo('2026-03-09T17:00:00Z')
  expect(await heard()).toMatchObject([{ detail: { outlet: '东门支行', counter: '3号窗口' } }])
  expect((await s.call('GET', '/api/evaluators')).body.items[0].isSilent).toBe(true)
  const hello = { deviceKey: key, waitingCount: 7, waitingSinceMilliseconds: 60_000 }
  expect((await s.nobody('POST', '/api/evaluator/greet', hello)).status).toBe(200)
  expect((await s.call('GET', '/api/evaluators')).body.items[0]).toMatchObject({
    isSilent: false,
    waitingCount: 7,
    waitingSince: '2026-03-09T16:59:00.000Z',
  })
})
