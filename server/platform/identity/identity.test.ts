import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const minutesAfter = (minutes: number) => new Date(Date.parse('2026-03-02T01:00:00Z') + minutes * 60_000).toISOString()

const signIn = (s: Scene, login: string, password: string, headers = {}) =>
  s.nobody('POST', '/api/session', { login, password }, headers)

/** Signs in through the door, and gives the cookie as a browser would send it. */
async function session(s: Scene, login = 'teller') {
  const reply = await signIn(s, login, s.password)
  expect(reply.status).toBe(200)
  const [pair = '', ...marks] = String(reply.headers['set-cookie']).split('; ')
  return {
    cookie: pair,
    marks,
    me: (headers = {}) => s.nobody('GET', '/api/session', undefined, { cookie: pair, ...headers }),
  }
}

test('whoever signs in gets a cookie that scripts and other sites cannot use, and learns what they may do', async () => {
  const s = await scene()
  const { marks, me } = await session(s)
  expect(marks).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']))
  const { body } = await me()
  expect(body).toMatchObject({ login: 'teller', unit: { code: 'O11' } })
  expect(body.may).toContain('case.take')
  expect(body.may).not.toContain('sandbox.move')
})

test('the database keeps no session secret and no password', async () => {
  const s = await scene()
  const { cookie } = await session(s)
  const secret = cookie.split('=')[1] as string
  const kept = JSON.stringify([await s.query('select * from session'), await s.query('select * from staff_password')])
  expect(kept).not.toContain(secret)
  expect(kept).not.toContain(s.password)
})

test('five wrong passwords lock the account for fifteen minutes, also against the right one', async () => {
  const s = await scene()
  for (let i = 0; i < 5; i++)
    expect(await signIn(s, 'teller', 'wrong')).toMatchObject({ status: 401, body: { code: 'sign-in.wrong' } })
  const locked = { status: 403, body: { code: 'sign-in.locked', detail: { until: '2026-03-02T01:15:00.000Z' } } }
  expect(await signIn(s, 'teller', s.password)).toMatchObject(locked)
  s.setClock('2026-03-02T01:14:59Z')
  expect(await signIn(s, 'teller', s.password)).toMatchObject(locked)
  expect((await signIn(s, 'teller-2', s.password)).status).toBe(200)
  s.setClock('2026-03-02T01:15:00Z')
  expect((await signIn(s, 'teller', s.password)).status).toBe(200)
  const events = await s.query<{ event: string }>(
    "select event from ledger_entry where event like 'session.%' order by id",
  )
  expect(events.map(({ event }) => event)).toEqual([
    ...Array(4).fill('session.refused'),
    'session.locked',
    'session.opened',
    'session.opened',
  ])
})

test('passwords tried all at once are counted one by one', async () => {
  const s = await scene()
  await Promise.all(Array.from({ length: 5 }, () => signIn(s, 'teller', 'wrong')))
  expect(await signIn(s, 'teller', s.password)).toMatchObject({ status: 403, body: { code: 'sign-in.locked' } })
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
  const [unknown, wrong] = [await signIn(s, 'nobody-here', 'wrong'), await signIn(s, 'teller', 'wrong')]
  expect(unknown.status).toBe(401)
  expect(unknown.body).toEqual(wrong.body)
})

test('a colleague who has left does not sign in, and their open session ends', async () => {
  const s = await scene()
  const { me } = await session(s)
  await s.query("update staff set left_on = '2026-03-01' where login = 'teller'")
  expect((await me()).status).toBe(401)
  expect((await signIn(s, 'teller', s.password)).status).toBe(401)
})

test('an hour without a sign of life ends a session, work goes on keeping it', async () => {
  const s = await scene()
  const [busy, idle] = [await session(s), await session(s)]
  s.setClock(minutesAfter(59))
  expect((await busy.me()).status).toBe(200)
  s.setClock(minutesAfter(61))
  expect((await busy.me()).status).toBe(200)
  expect((await idle.me()).status).toBe(401)
})

test('after twelve hours a session ends whatever was done in it', async () => {
  const s = await scene()
  const { me } = await session(s)
  for (let minutes = 50; minutes < 720; minutes += 50) {
    s.setClock(minutesAfter(minutes))
    expect((await me()).status).toBe(200)
  }
  s.setClock(minutesAfter(720))
  expect((await me()).status).toBe(401)
})

test('signed out is signed out: the cookie opens nothing any more', async () => {
  const s = await scene()
  const { cookie, me } = await session(s)
  expect((await s.nobody('DELETE', '/api/session', undefined, { cookie })).status).toBe(200)
  expect((await me()).status).toBe(401)
})

test('another site cannot act with the cookie of who is signed in', async () => {
  const s = await scene()
  const { cookie } = await session(s)
  const post = (headers: Record<string, string>) =>
    s.nobody(
      'POST',
      '/api/feedback',
      { channel: 'suggestion-box', text: '排队太久了' },
      { cookie, host: 'bank.example', ...headers },
    )
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://bank.example', 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[])
    expect(await post(headers)).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
  expect((await s.query('select 1 from feedback')).length).toBe(0)
  expect((await post({ origin: 'https://bank.example', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

const keyOf = async (s: Scene, fields: object) => {
  const admin = await s.as('security-admin')
  const { status, body } = await admin('POST', '/api/keys', {
    name: '手机银行',
    scopes: ['feedback.record'],
    channel: null,
    ...fields,
  })
  expect(status).toBe(200)
  const speak = (input: object) =>
    s.nobody('POST', '/api/feedback', { text: '手机银行登录不了', ...input }, { authorization: `Bearer ${body.key}` })
  return { id: body.id as string, key: body.key as string, admin, speak }
}

test('a key that is revoked opens nothing from that moment on', async () => {
  const s = await scene()
  const { id, key, admin, speak } = await keyOf(s, { unitId: await s.unitId('HO') })
  expect((await speak({ channel: 'app' })).status).toBe(200)
  expect(JSON.stringify((await admin('GET', '/api/keys')).body)).not.toContain(key)
  expect((await admin('DELETE', `/api/keys/${id}`)).status).toBe(200)
  expect(await speak({ channel: 'app' })).toMatchObject({ status: 401, body: { code: 'unknown-key' } })
})

test('a channel’s key speaks for that channel only, and for no place outside its part of the bank', async () => {
  const s = await scene()
  const { speak } = await keyOf(s, { unitId: await s.unitId('B1'), channel: 'app' })
  expect((await speak({ channel: 'app', outlet: 'O11' })).status).toBe(200)
  expect(await speak({ channel: 'hotline', outlet: 'O11' })).toMatchObject({
    status: 403,
    body: { code: 'feedback.other-channel' },
  })
  for (const outlet of ['O21', 'HO', 'nowhere'])
    expect(await speak({ channel: 'app', outlet })).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('a key does what its scopes say and is no member of staff', async () => {
  const s = await scene()
  const { key } = await keyOf(s, { unitId: await s.unitId('HO') })
  for (const address of ['/api/cases', '/api/session', '/api/keys', '/api/feedback'])
    expect((await s.nobody('GET', address, undefined, { 'x-api-key': key })).status).toBe(403)
})
