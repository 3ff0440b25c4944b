import { expect, test } from 'vitest'
import { loadDefinitions } from '#domains/commitments/definitions/jobs.ts'
import { adoptDefinitions } from '#domains/commitments/definitions/service.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { clockOf, receiveAndTake } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const RESULT = '/api/commitments/4.2.2%2FIII-result'
const FROZEN = '我的卡还没解冻，麻烦尽快处理一下'
type Scene = Awaited<ReturnType<typeof scene>>
const ask = (s: Scene, numbers: object, more: object = {}, url = RESULT) =>
  s.call('POST', `${url}/changes`, { version: 1, numbers, effectiveAt: null, reason: '提速', ...more })
const decide = async (s: Scene, id: string, login = 'service-2', approve = true) =>
  (await s.as(login))('POST', `/api/commitment-changes/${id}`, { approve, note: '同意' })
const fiveDays = { limit: { amount: 5, unit: 'working-days' } }

test('a changed number waits for a second person, who is not the one who asked under another account', async () => {
  const s = await scene({ as: 'service' })
  const { body } = await ask(s, fiveDays)
  expect(body).toMatchObject({
    state: 'waiting',
    changes: [{ field: 'limit', was: { amount: 7 }, becomes: { amount: 5 } }],
  })
  expect(await decide(s, body.id, 'service')).toMatchObject({ status: 403, body: { code: 'approval.same-person' } })
  await s.query("update staff set person_key = 'service' where login = 'service-2'")
  expect((await decide(s, body.id)).status).toBe(403)
  await s.query("update staff set person_key = 'service-2' where login = 'service-2'")
  const both = await Promise.all([decide(s, body.id), decide(s, body.id, 'service-2', false)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('from its moment new clocks have the new number, and those that ran keep theirs', async () => {
  const s = await scene({ as: 'service' })
  const teller = await s.as('teller')
  const before = await receiveAndTake(s, teller, FROZEN)
  const { body } = await ask(s, fiveDays, { effectiveAt: '2026-03-04T16:00:00Z' })
  expect((await decide(s, body.id)).status).toBe(200)
  s.setClock('2026-03-04T15:59:59Z')
  const between = await receiveAndTake(s, teller, FROZEN)
  s.setClock('2026-03-04T16:00:00Z')
  const after = await receiveAndTake(s, teller, FROZEN)
  const due = async (id: string) =>
    clockOf((await teller('GET', `/api/cases/${id}`)).body, '4.2.2/III-result')[0]?.dueAt.slice(0, 10)
  expect([await due(before), await due(between), await due(after)]).toEqual(['2026-03-11', '2026-03-13', '2026-03-12'])
  const { body: seen } = await s.call('GET', RESULT)
  expect(seen.versions).toMatchObject([
    {
      version: 2,
      state: 'in-force',
      origin: 'bank',
      running: 1,
      askedBy: { name: 'service' },
      decidedBy: { name: 'service-2' },
    },
    { version: 1, state: 'over', origin: 'manual', running: 2 },
  ])
})

test('a law’s limit is not made longer without a source that says so, and is made shorter at any time', async () => {
  const s = await scene({ as: 'service' })
  const law = '/api/commitments/7%2Flaw-simple'
  const days = (amount: number) => ({ limit: { amount, unit: 'calendar-days' } })
  expect((await ask(s, days(20), {}, law)).body.code).toBe('commitment.law-needs-source')
  expect((await ask(s, { limit: { amount: 12, unit: 'working-days' } }, {}, law)).body.code).toBe(
    'commitment.law-needs-source',
  )
  expect((await ask(s, { ...days(20), source: '银保监会令2020年第3号' }, {}, law)).body.code).toBe(
    'commitment.law-needs-source',
  )
  expect((await ask(s, { ...days(20), source: '某某令2027年第1号第八条' }, {}, law)).status).toBe(200)
  expect((await ask(s, days(10), {}, '/api/commitments/7%2Flaw-complex')).status).toBe(200)
})

test('nothing is changed for the past, upon another version, twice at once, or without changing anything', async () => {
  const s = await scene({ as: 'service' })
  expect((await ask(s, fiveDays, { effectiveAt: '2026-03-02T00:59:59Z' })).body.code).toBe('commitment.in-the-past')
  expect((await ask(s, fiveDays, { version: 2 })).body.code).toBe('someone-else-was-faster')
  expect((await ask(s, { limit: { amount: 7, unit: 'working-days' } })).body.code).toBe('commitment.same-numbers')
  expect((await ask(s, { atLeastPercent: 50 })).body.code).toBe('commitment.other-kind')
  const both = await Promise.all([ask(s, fiveDays), ask(s, { warnings: [60] })])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  for (const login of ['teller', 'auditor', 'system-admin'])
    expect(
      (
        await (
          await s.as(login)
        )('POST', `${RESULT}/changes`, { version: 1, numbers: fiveDays, effectiveAt: null, reason: '提速' })
      ).status,
    ).toBe(403)
})

test('what the bank decided for itself is not taken back when the system starts again or a release comes', async () => {
  const s = await scene({ as: 'service' })
  const { body } = await ask(s, fiveDays)
  await decide(s, body.id)
  const shipped = loadDefinitions('.')
  expect(await s.world.transact(SYSTEM, (ctx) => adoptDefinitions(ctx, shipped))).toBe(0)
  const release = shipped.map((it) =>
    it.id === '4.2.2/III-result' && it.kind === 'deadline'
      ? { ...it, warnings: [40], limit: { amount: 9, unit: 'working-days' as const } }
      : it,
  )
  expect(await s.world.transact(SYSTEM, (ctx) => adoptDefinitions(ctx, release))).toBe(1)
  const { body: seen } = await s.call('GET', RESULT)
  expect(seen.numbers).toMatchObject({ limit: { amount: 5 }, warnings: [40] })
  expect(await s.world.transact(SYSTEM, (ctx) => adoptDefinitions(ctx, release))).toBe(0)
})
