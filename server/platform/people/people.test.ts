import { expect, test } from 'vitest'
import { receiveAndTake } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const TODAY = '2026-03-02'
type Scene = Awaited<ReturnType<typeof scene>>
const person = async (s: Scene, login: string, act = '') => `/api/people/${await s.staffId(login)}${act && `/${act}`}`
const give = async (s: Scene, login: string, role: string, unit: string, more = {}) =>
  s.call('POST', await person(s, login, 'roles'), {
    role,
    unitId: await s.unitId(unit),
    fromOn: TODAY,
    untilOn: null,
    ...more,
  })

test('nobody gives a role to themselves, not even under another account of theirs', async () => {
  const s = await scene({ as: 'security-admin' })
  const own = { status: 403, body: { code: 'person.own-account' } }
  expect(await give(s, 'security-admin', 'teller', 'O11')).toMatchObject(own)
  await s.query("update staff set person_key = 'security-admin' where login = 'teller'")
  expect(await give(s, 'teller', 'service-department', 'HO')).toMatchObject(own)
  expect((await s.call('POST', await person(s, 'teller', 'password'))).body.code).toBe('person.own-account')
  const mine = {
    login: 'me2',
    name: '我',
    post: '柜员',
    unitId: await s.unitId('O11'),
    personKey: 'security-admin',
    joinedOn: TODAY,
  }
  expect((await s.call('POST', '/api/people', mine)).body.code).toBe('person.own-account')
})

test('a role that stands alone is held beside no other, also by two at once and under two accounts', async () => {
  const s = await scene({ as: 'security-admin' })
  expect(await give(s, 'teller', 'auditor', 'HO')).toMatchObject({
    status: 422,
    body: { code: 'person.role-stands-alone' },
  })
  await s.query("update staff_role set until_on = '2026-03-01' where staff_id = $1", [await s.staffId('lobby')])
  const both = await Promise.all([give(s, 'lobby', 'auditor', 'HO'), give(s, 'lobby', 'teller', 'O11')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  // One after the other in time they may be held.
  expect((await give(s, 'teller-2', 'auditor', 'HO', { fromOn: '2026-07-01' })).body.code).toBe(
    'person.role-stands-alone',
  )
  const first = { role: 'teller', unitId: await s.unitId('O11'), fromOn: '2016-01-01', untilOn: '2026-07-01' }
  expect((await s.call('POST', await person(s, 'teller-2', 'roles/end'), first)).status).toBe(200)
  expect((await give(s, 'teller-2', 'auditor', 'HO', { fromOn: '2026-07-01' })).status).toBe(200)
})

test('a role begins and ends with its days, at the door itself', async () => {
  const s = await scene({ as: 'security-admin' })
  await give(s, 'teller', 'operations-manager', 'B1', { fromOn: '2026-03-05', untilOn: '2026-03-08' })
  const teller = await s.as('teller')
  const mayRead = async () => (await teller('GET', '/api/people')).status
  expect(await mayRead()).toBe(403)
  s.setClock('2026-03-04T16:00:00Z')
  expect(await mayRead()).toBe(200)
  s.setClock('2026-03-07T15:59:59Z')
  expect(await mayRead()).toBe(200)
  s.setClock('2026-03-07T16:00:00Z')
  expect(await mayRead()).toBe(403)
})

test('a one-time password is told once, opens nothing but its own change, and only for three days', async () => {
  const s = await scene({ as: 'security-admin' })
  const url = await person(s, 'teller', 'password')
  const { body } = await s.call('POST', url, undefined, { 'idempotency-key': 'reset-1' })
  expect((await s.call('POST', url, undefined, { 'idempotency-key': 'reset-1' })).body.code).toBe('already-done')
  const signIn = (password: string) => s.nobody('POST', '/api/session', { login: 'teller', password })
  expect((await signIn(s.password)).status).toBe(401)
  const opened = await signIn(body.secret)
  expect(opened.body).toMatchObject({ owesPassword: true, may: [] })
  const cookie = String(opened.headers['set-cookie']).split(';')[0] as string
  const call = (method: 'GET' | 'POST', path: string, input?: object) => s.nobody(method, path, input, { cookie })
  expect((await call('GET', '/api/cases')).status).toBe(403)
  const change = (was: string, becomes: string) => call('POST', '/api/session/password', { was, becomes })
  expect((await change('wrong', 'a good long sentence')).body.code).toBe('password.wrong')
  expect((await change(body.secret, body.secret)).body.code).toBe('password.same')
  s.setClock('2026-03-05T01:00:00Z')
  const later = String((await signIn(body.secret)).headers['set-cookie']).split(';')[0] as string
  const late = { was: body.secret, becomes: 'a good long sentence' }
  expect((await s.nobody('POST', '/api/session/password', late, { cookie: later })).body.code).toBe(
    'password.one-time-over',
  )
  const again = await s.call('POST', url)
  const now = String((await signIn(again.body.secret)).headers['set-cookie']).split(';')[0] as string
  const good = { was: again.body.secret, becomes: late.becomes }
  expect((await s.nobody('POST', '/api/session/password', good, { cookie: now })).status).toBe(200)
  expect((await signIn(late.becomes)).body).toMatchObject({ owesPassword: false })
  expect((await signIn(body.secret)).status).toBe(401)
})

test('who leaves with open cases is refused, or hands them to somebody who can work on them', async () => {
  const s = await scene({ as: 'security-admin' })
  const teller = await s.as('teller')
  const caseId = await receiveAndTake(s, teller)
  const leave = async (more: object) =>
    s.call('POST', await person(s, 'teller', 'leaving'), { reason: '离职', version: 1, ...more })
  expect(await leave({})).toMatchObject({
    status: 409,
    body: { code: 'person.still-has', detail: { what: 'cases:1' } },
  })
  expect((await leave({ successorId: await s.staffId('card-handler') })).body.code).toBe('hand-over.cannot-work')
  expect((await leave({ successorId: await s.staffId('teller-2') })).status).toBe(200)
  const [row] = await s.query('select owner_id from service_case where id = $1', [caseId])
  expect(row?.owner_id).toBe(await s.staffId('teller-2'))
  expect((await teller('GET', '/api/session')).status).toBe(401)
  expect(
    (await (await s.as('teller-2'))('GET', `/api/cases/${caseId}`)).body.story.map((it: { kind: string }) => it.kind),
  ).toContain('passed-on')
  expect((await leave({ successorId: await s.staffId('teller-2') })).status).toBe(409)
})

test('the last who can give roles neither leaves nor loses the role', async () => {
  const s = await scene({ as: 'security-admin' })
  await give(s, 'e-bank-handler', 'teller', 'O11')
  const second = {
    login: 'sec2',
    name: '安全二',
    post: '安全',
    unitId: await s.unitId('HO'),
    personKey: 'sec2',
    joinedOn: TODAY,
  }
  expect(
    (
      await s.call('POST', '/api/people', {
        ...second,
        roles: [{ role: 'security-administrator', unitId: second.unitId }],
      })
    ).status,
  ).toBe(200)
  await s.query('update staff_password set one_time_until = null')
  const other = await s.as('sec2')
  const left = await other('POST', await person(s, 'security-admin', 'leaving'), { reason: '离职', version: 1 })
  expect(left.status).toBe(200)
  const alone = { role: 'security-administrator', unitId: second.unitId, fromOn: TODAY, untilOn: TODAY }
  expect((await other('POST', await person(s, 'sec2', 'roles/end'), alone)).body.code).toBe('person.own-account')
})

test('people are taken from a table all or none, with what is wrong by line, in GB18030 as well', async () => {
  const s = await scene({ as: 'security-admin' })
  const header = 'login,name,post,unit,number,role\n'
  const bring = (file: Buffer | string, isConfirmed: boolean) =>
    s.call('POST', '/api/people/import', { file: Buffer.from(file).toString('base64'), isConfirmed })
  const wrong = `${header}new-1,张三,柜员,O11,n1,柜员\nteller,李四,柜员,O11,n2,\nnew-3,"=cmd|' /C calc'!A0",柜员,O11,n3,\nnew-4,王五,柜员,O99,n4,\nnew-5,赵六,审计,HO,n1,auditor\n`
  const seen = await bring(wrong, false)
  expect(seen.body.problems.map((it: { line: number; code: string }) => `${it.line} ${it.code}`)).toEqual([
    '3 login-taken',
    '4 formula',
    '5 unknown-unit',
    '6 role-stands-alone',
  ])
  expect((await bring(wrong, true)).body.code).toBe('table.has-problems')
  expect(await s.query("select 1 from staff where login like 'new-%'")).toEqual([])
  // 张三 as a spreadsheet in China writes it.
  const gb = Buffer.concat([
    Buffer.from(`${header}new-1,`),
    Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
    Buffer.from(',teller,O11,n1,teller\n'),
  ])
  const done = await bring(gb, true)
  expect(done.body).toMatchObject({ encoding: 'gb18030', added: [{ login: 'new-1', name: '张三' }] })
  const signed = await s.nobody('POST', '/api/session', { login: 'new-1', password: done.body.added[0].secret })
  expect(signed.body.owesPassword).toBe(true)
  expect((await bring(Buffer.alloc(900_000, 65), false)).status).toBe(413)
  expect((await bring('PK\u0003\u0004xlsx', false)).body.code).toBe('table.is-workbook')
})

test('accounts are read in one’s own part of the bank and kept by nobody else than who may', async () => {
  const s = await scene()
  const west = await s.as('operations-west')
  const { body } = await west('GET', '/api/people?limit=100')
  expect(body.items.map((it: { unit: { code: string } }) => it.unit.code)).not.toContain('O11')
  expect((await west('GET', await person(s, 'teller'))).status).toBe(404)
  expect((await west('POST', await person(s, 'teller-west', 'password'))).status).toBe(403)
  const admin = await s.as('security-admin')
  const first = await admin('GET', '/api/people?limit=10')
  const second = await admin('GET', `/api/people?limit=100&after=${encodeURIComponent(first.body.next)}`)
  expect(first.body.items.length + second.body.items.length).toBe(21)
})
