import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { digestSecret } from '#platform/identity/identify.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const NOW = '2026-03-02T01:00:00Z'
const seconds = (text: string) => Date.parse(text) / 1000
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What the bank's app server does, from the API's description alone. */
const tokenOf = (keyId: string, key: string, claims: object = {}, header: object = {}) => {
  const all = { sub: '100002', jti: randomUUID(), iat: seconds(NOW), exp: seconds(NOW) + 120, ...claims }
  const signed = `${part({ alg: 'HS256', kid: keyId, ...header })}.${part(all)}`
  const signature = createHmac('sha256', digestSecret(key)).update(signed).digest('base64url')
  return `${signed}.${signature}`
}

async function appKey(s: Scene, scopes = ['customer.hand-over'], unit = 'HO') {
  const admin = await s.as('security-admin')
  const { body } = await admin('POST', '/api/keys', {
    name: '手机银行',
    scopes,
    channel: 'app',
    unitId: await s.unitId(unit),
  })
  return { id: body.id as string, key: body.key as string }
}
const enter = (s: Scene, token: string) => s.nobody('POST', '/api/customer/zone', { token })

test('the app’s customer is known by a signed hand-over, masked, and elder mode is offered from sixty', async () => {
  const s = await scene({ now: NOW })
  const { id, key } = await appKey(s)
  const old = await enter(s, tokenOf(id, key))
  expect(old.body).toMatchObject({
    customer: { name: '李*英', phone: '154****0002' },
    reading: null,
    isElderOffered: true,
  })
  const young = await enter(s, tokenOf(id, key, { sub: '100001' }))
  expect(young.body.isElderOffered).toBe(false)
  const { body } = await s.nobody('POST', '/api/customer/feedback', {
    from: 'app',
    text: '转账限额怎么这么低',
    isAnonymous: false,
    zone: old.body.zone,
  })
  const [row] = await s.query('select c.number from feedback f join customer c on c.id = f.customer_id')
  expect(row).toEqual({ number: '100002' })
  await s.bank.doAllDue()
  expect(
    await s.query('select 1 from phone_message where phone = $1 and text like $2', ['15400000002', `%${body.number}%`]),
  ).toHaveLength(1)
  await s.nobody('POST', '/api/customer/feedback', { text: '匿名说一句', isAnonymous: true, zone: old.body.zone })
  expect(await s.query('select 1 from feedback where customer_id is null')).toHaveLength(1)
})

test('how a customer reads is kept for the next time, also behind a message’s link', async () => {
  const s = await scene({ now: NOW })
  const { id, key } = await appKey(s)
  const { zone } = (await enter(s, tokenOf(id, key))).body
  const reading = { mode: 'elder', typeSize: 3, readsAloud: true }
  expect((await s.nobody('POST', '/api/customer/reading', { ...reading, zone })).status).toBe(200)
  expect((await enter(s, tokenOf(id, key))).body).toMatchObject({ reading, isElderOffered: false })
  const left = await s.nobody('POST', '/api/customer/feedback', { text: '利息少了', isAnonymous: false, zone })
  const { number, code } = left.body
  expect((await s.nobody('POST', '/api/customer/progress', { key: { number, code } })).body.reading).toEqual(reading)
})

test('forged, expired, early, long, reused, foreign and unknown hand-overs are refused', async () => {
  const s = await scene({ now: NOW })
  const { id, key } = await appKey(s)
  const other = await appKey(s, ['feedback.record'])
  const branch = await appKey(s, ['customer.hand-over'], 'B2')
  const good = tokenOf(id, key)
  const [head, claims, signature] = good.split('.') as [string, string, string]
  const forged = part({ sub: '100003', jti: randomUUID(), iat: seconds(NOW), exp: seconds(NOW) + 120 })
  const at = seconds(NOW)
  const wrong: Record<string, string> = {
    forged: `${head}.${forged}.${signature}`,
    unsigned: `${part({ alg: 'none', kid: id })}.${claims}.`,
    cut: `${head}.${claims}.${signature.slice(0, -2)}`,
    otherKey: tokenOf(id, other.key),
    noScope: tokenOf(other.id, other.key),
    otherBranch: tokenOf(branch.id, branch.key),
    expired: tokenOf(id, key, { iat: at - 400, exp: at - 101 }),
    early: tokenOf(id, key, { iat: at + 3600, exp: at + 3700 }),
    long: tokenOf(id, key, { exp: at + 3600 }),
    nobody: tokenOf(id, key, { sub: '999999' }),
    noKey: tokenOf(randomUUID(), key),
    nothing: 'x'.repeat(40),
  }
  for (const [name, token] of Object.entries(wrong))
    expect([name, await enter(s, token)]).toEqual([
      name,
      expect.objectContaining({ status: 401, body: { code: 'zone.refused', detail: {} } }),
    ])
  const twice = await Promise.all([enter(s, good), enter(s, good)])
  expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409])
  await (await s.as('security-admin'))('DELETE', `/api/keys/${id}`)
  expect((await enter(s, tokenOf(id, key))).status).toBe(401)
})

test('a zone that has ended or never was is said to have ended, and nothing is recorded under it', async () => {
  const s = await scene({ now: NOW })
  const { id, key } = await appKey(s)
  const { zone } = (await enter(s, tokenOf(id, key))).body
  s.setClock('2026-03-02T13:00:01Z')
  for (const given of [zone, 'x'.repeat(32)])
    expect(
      await s.nobody('POST', '/api/customer/feedback', { text: '说一句', isAnonymous: false, zone: given }),
    ).toMatchObject({ status: 401, body: { code: 'zone.ended' } })
  expect(await s.query('select 1 from feedback')).toEqual([])
  expect(JSON.stringify(await s.query('select * from customer_zone'))).not.toContain(zone)
})
