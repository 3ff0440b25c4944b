import { expect, test } from 'vitest'
import { PASSWORD } from '#test/bank.ts'
import type { Call, Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const signIn = (s: Scene, login: string, password = PASSWORD) => s.nobody('POST', '/api/session', { login, password })

/** Signs in at the door, as a browser would, and speaks with the cookie that it gave. */
async function throughTheDoor(s: Scene, login: string): Promise<Call> {
  const { status, headers } = await signIn(s, login)
  expect(status).toBe(200)
  const [cookie] = String(headers['set-cookie']).split(';')
  return (method, url, body, more) => s.nobody(method, url, body, { cookie: cookie as string, ...more })
}

test('whoever signs in is told who they are and what they may do, under a cookie that scripts cannot read', async () => {
  const s = await scene()
  const { status, headers, body } = await signIn(s, 'teller')
  expect(status).toBe(200)
  expect(body).toMatchObject({ login: 'teller', unit: { code: 'O11' }, roles: [{ role: 'teller' }] })
  expect(String(headers['set-cookie'])).toMatch(/HttpOnly/)
  expect(String(headers['set-cookie'])).toMatch(/SameSite=Strict/)
  expect(JSON.stringify(body)).not.toContain(/bihuan=([^;]+)/.exec(String(headers['set-cookie']))?.[1])
})

test('five wrong passwords lock the account even for the right one, and a quarter of an hour later it opens', async () => {
  const s = await scene()
  for (let attempt = 1; attempt <= 5; attempt++)
    expect(await signIn(s, 'teller', 'guess')).toMatchObject({ status: 401, body: { code: 'sign-in.wrong' } })
  expect(await signIn(s, 'teller')).toMatchObject({
    status: 403,
    body: { code: 'sign-in.locked', detail: { until: '2026-03-02T01:15:00.000Z' } },
  })
  expect((await signIn(s, 'teller-2')).status).toBe(200)
  s.setClock('2026-03-02T01:14:59Z')
  expect((await signIn(s, 'teller')).body.code).toBe('sign-in.locked')
  s.setClock('2026-03-02T01:15:00Z')
  expect((await signIn(s, 'teller')).status).toBe(200)
  const events = await s.query<{ event: string }>('select event from ledger_entry where stream = $1 order by seq', [
    `staff:${await s.staffId('teller')}`,
  ])
  expect(events.map((row) => row.event)).toEqual([
    ...Array(4).fill('session.refused'),
    'session.locked',
    'session.opened',
  ])
})

test('many guesses at once are no more guesses than five', async () => {
  const s = await scene()
  const replies = await Promise.all(Array.from({ length: 12 }, () => signIn(s, 'teller', 'guess')))
  const codes = replies.map((reply) => reply.body.code).toSorted()
  expect(codes).toEqual([...Array(7).fill('sign-in.locked'), ...Array(5).fill('sign-in.wrong')])
})

test('a right password among the wrong ones forgets them', async () => {
  const s = await scene()
  for (let attempt = 1; attempt <= 4; attempt++) await signIn(s, 'teller', 'guess')
  expect((await signIn(s, 'teller')).status).toBe(200)
  for (let attempt = 1; attempt <= 4; attempt++) await signIn(s, 'teller', 'guess')
  expect((await signIn(s, 'teller')).status).toBe(200)
})

test('once an account is locked, a right password that was tried at the same time opens nothing', async () => {
  const s = await scene()
  const tried = [...Array(12).fill('wrong'), s.password, s.password]
  await Promise.all(tried.map((password) => signIn(s, 'teller', password)))
  const events = await s.query<{ event: string }>(
    "select event from ledger_entry where event like 'session.%' order by id",
  )
  const names = events.map(({ event }) => event)
  expect(names).toContain('session.locked')
  expect(names.slice(names.indexOf('session.locked'))).not.toContain('session.opened')
})

test('a login that nobody has is refused in the same words as a wrong password', async () => {
  const s = await scene()
  const [unknown, wrong] = [await signIn(s, 'nobody-has-this'), await signIn(s, 'teller', 'guess')]
  expect(unknown.body).toEqual(wrong.body)
  expect(unknown.status).toBe(wrong.status)
})

test('who has left the bank does not sign in, and a session that was open ends at once', async () => {
  const s = await scene()
  const call = await throughTheDoor(s, 'teller')
  await s.query("update staff set left_on = '2026-03-01' where login = 'teller'")
  expect((await call('GET', '/api/session')).status).toBe(401)
  expect((await signIn(s, 'teller')).body.code).toBe('sign-in.wrong')
})

test('a session ends after an hour without a sign of life', async () => {
  const s = await scene()
  const call = await throughTheDoor(s, 'teller')
  s.setClock('2026-03-02T01:50:00Z')
  expect((await call('GET', '/api/session')).body.login).toBe('teller')
  s.setClock('2026-03-02T02:49:00Z')
  expect((await call('GET', '/api/session')).status).toBe(200)
  s.setClock('2026-03-02T03:50:00Z')
  expect(await call('GET', '/api/session')).toMatchObject({ status: 401, body: { code: 'sign-in.needed' } })
})

test('a session ends with the working day, however busy it was', async () => {
  const s = await scene()
  const call = await throughTheDoor(s, 'teller')
  for (let half = 1; half < 24; half++) {
    s.setClock(new Date(Date.parse('2026-03-02T01:00:00Z') + half * 30 * 60_000).toISOString())
    expect((await call('GET', '/api/session')).status).toBe(200)
  }
  s.setClock('2026-03-02T13:00:00Z')
  expect((await call('GET', '/api/session')).status).toBe(401)
})

test('signing out ends the session, also for whoever kept its cookie', async () => {
  const s = await scene()
  const [call, other] = [await throughTheDoor(s, 'teller'), await throughTheDoor(s, 'teller')]
  expect((await call('DELETE', '/api/session')).body).toEqual({ ok: true })
  expect((await call('GET', '/api/session')).status).toBe(401)
  expect((await other('GET', '/api/session')).status).toBe(200)
})

test('another site cannot use the session to change anything', async () => {
  const s = await scene()
  const call = await throughTheDoor(s, 'teller')
  const voice = { channel: 'app', text: '请问信用卡年费怎么算' }
  const from = (origin: string, more = {}) =>
    call('POST', '/api/feedback', voice, { host: 'bank.example', origin, ...more })
  for (const refused of [
    from('https://evil.example'),
    from('null'),
    from('https://sub.bank.example'),
    from('https://bank.example', { 'sec-fetch-site': 'cross-site' }),
  ])
    expect(await refused).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
  expect(await call('DELETE', '/api/session', undefined, { origin: 'https://evil.example' })).toMatchObject({
    status: 403,
  })
  expect(await s.query('select 1 from feedback')).toEqual([])
  expect((await from('https://bank.example')).status).toBe(200)
})

test('a key is shown once, and a revoked key is shut at once', async () => {
  const s = await scene({ as: 'security-admin' })
  const made = await s.call('POST', '/api/keys', {
    name: '手机银行',
    scopes: ['feedback.record'],
    channel: 'app',
    unitId: await s.unitId('HO'),
  })
  expect(made.status).toBe(200)
  const { id, key } = made.body
  const app: Call = (method, url, body) => s.nobody(method, url, body, { authorization: `Bearer ${key}` })
  const voice = { channel: 'app', text: '请问信用卡年费怎么算' }
  expect((await app('POST', '/api/feedback', voice)).status).toBe(200)
  expect(JSON.stringify((await s.call('GET', '/api/keys')).body)).not.toContain(key)
  expect((await s.call('DELETE', `/api/keys/${id}`)).body).toEqual({ ok: true })
  expect(await app('POST', '/api/feedback', voice)).toMatchObject({ status: 401, body: { code: 'unknown-key' } })
  expect((await s.call('GET', '/api/keys')).body).toMatchObject([{ id, revokedAt: '2026-03-02T01:00:00.000Z' }])
})

test('a channel’s key speaks for its own channel only', async () => {
  const s = await scene()
  const app = await s.key(['feedback.record'], 'HO', 'app')
  const text = '请问信用卡年费怎么算'
  expect((await app('POST', '/api/feedback', { channel: 'app', text })).status).toBe(200)
  expect(await app('POST', '/api/feedback', { channel: 'hotline', text })).toMatchObject({
    status: 403,
    body: { code: 'feedback.other-channel' },
  })
})

test('an outlet’s key speaks for no other outlet, and reads nothing that it was not given', async () => {
  const s = await scene()
  const kiosk = await s.key(['feedback.record'], 'O11')
  const text = '请问信用卡年费怎么算'
  expect((await kiosk('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text })).status).toBe(200)
  for (const outlet of ['O12', 'O21', 'HO', 'NO-SUCH'])
    expect(await kiosk('POST', '/api/feedback', { channel: 'app', outlet, text })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  expect(await kiosk('GET', '/api/feedback')).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  expect(await kiosk('GET', '/api/session')).toMatchObject({ status: 403 })
})
