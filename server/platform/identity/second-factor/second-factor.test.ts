import fc from 'fast-check'
import { Secret } from 'otpauth'
import { expect, test } from 'vitest'
import type { Call, Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { codeOf, readRecoveryCode, recoveryCodeOf, stepOfCode } from './rules.ts'

const signIn = (s: Scene, login = 'teller') => s.nobody('POST', '/api/session', { login, password: s.password })
/** The value of one cookie that an answer sets; undefined where it sets none or clears it. */
const cookieOf = (headers: Record<string, unknown>, name: string) =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => new RegExp(`^${name}=([^;]+)`).exec(String(line))?.[1])
    .find(Boolean)
const having = (s: Scene, name: string, value = ''): Call => {
  const cookie = `${name}=${value}`
  return (method, url, body, more) => s.nobody(method, url, body, { cookie, ...more })
}
const bytesOf = (secret: string) => Secret.fromBase32(secret).bytes

async function enrolled(s: Scene, login = 'teller') {
  const call = await s.as(login)
  const { body } = await call('POST', '/api/me/second-factor/enrolment', {})
  const now = () => s.world.hostNow()
  const code = (at = now()) => codeOf(bytesOf(body.secret), at)
  const confirmed = await call('POST', '/api/me/second-factor/confirmation', { code: code() })
  expect(confirmed.status).toBe(200)
  return { call, code, secret: body.secret as string, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}
const passes = async (s: Scene, code: string, login = 'teller') => {
  const step = having(s, 'bihuan-step', cookieOf((await signIn(s, login)).headers, 'bihuan-step'))
  return step('POST', '/api/sign-in/step/code', { code })
}
const later = (s: Scene, seconds: number) =>
  s.setClock(new Date(s.world.hostNow().getTime() + seconds * 1000).toISOString())

test('the codes are those of RFC 6238', () => {
  const secret = Buffer.from('12345678901234567890')
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ] as const)
    expect(codeOf(secret, new Date(seconds * 1000))).toBe(code)
})

test('a code holds one step either side and never below the last one used', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      fc.integer({ min: 10, max: 60_000_000 }),
      (secret, step) => {
        const at = (n: number) => new Date(n * 30_000 + 7)
        for (const off of [-1, 0, 1]) {
          const read = stepOfCode(secret, codeOf(secret, at(step + off)), at(step), 0)
          // Two neighbouring steps may share a code; whichever is found is within the window.
          expect(Math.abs((read as number) - step)).toBeLessThanOrEqual(1)
        }
        expect(stepOfCode(secret, codeOf(secret, at(step)), at(step), step + 1)).toBeUndefined()
      },
    ),
    { numRuns: 50 },
  )
})

test('a recovery code is read however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const code = recoveryCodeOf(bytes)
      expect(readRecoveryCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code)
      expect(readRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }),
  )
  expect(readRecoveryCode('123456')).toBeUndefined()
})

test('after the password a code is owed, and only then a session begins, a new one', async () => {
  const s = await scene()
  const { code } = await enrolled(s)
  later(s, 60)
  const first = await signIn(s)
  expect(first.body).toEqual({ needs: 'code', login: 'teller', name: 'teller' })
  expect(cookieOf(first.headers, 'bihuan')).toBeUndefined()
  const stepCookie = cookieOf(first.headers, 'bihuan-step')
  // What the first step gave opens nothing as a session.
  expect((await having(s, 'bihuan', stepCookie)('GET', '/api/session')).status).toBe(401)
  const step = having(s, 'bihuan-step', stepCookie)
  expect((await step('GET', '/api/sign-in/step')).body).toEqual({ needs: 'code', login: 'teller', name: 'teller' })
  const passed = await step('POST', '/api/sign-in/step/code', { code: code() })
  expect(passed).toMatchObject({ status: 200, body: { me: { login: 'teller' }, recoveryCodes: null } })
  const session = having(s, 'bihuan', cookieOf(passed.headers, 'bihuan'))
  expect((await session('GET', '/api/session')).body.login).toBe('teller')
  // The step is used up.
  later(s, 60)
  expect(await step('POST', '/api/sign-in/step/code', { code: code() })).toMatchObject({
    status: 403,
    body: { code: 'sign-in.step-over' },
  })
})

test('a code is used once: the same one again, or the one before it, is refused', async () => {
  const s = await scene()
  const { code } = await enrolled(s)
  later(s, 90)
  const [now, before] = [code(), code(new Date(s.world.hostNow().getTime() - 30_000))]
  expect((await passes(s, now)).status).toBe(200)
  expect(await passes(s, now)).toMatchObject({ status: 422, body: { code: 'second-factor.wrong' } })
  expect((await passes(s, before)).status).toBe(422)
  const replies = await (async () => {
    later(s, 60)
    const both = code()
    return Promise.all([passes(s, both), passes(s, both)])
  })()
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 422])
})

test('the clock of a telephone may be half a minute off, and not more', async () => {
  const s = await scene()
  const { code } = await enrolled(s)
  const off = (seconds: number) => code(new Date(s.world.hostNow().getTime() + seconds * 1000))
  for (const [seconds, status] of [
    [-60, 422],
    [60, 422],
    [-30, 200],
    [30, 200],
  ] as const) {
    later(s, 120)
    expect([seconds, (await passes(s, off(seconds))).status]).toEqual([seconds, status])
  }
})

test('five wrong codes lock the second factor, also against many at once and against the right one', async () => {
  const s = await scene()
  const { code, call } = await enrolled(s)
  later(s, 60)
  const step = having(s, 'bihuan-step', cookieOf((await signIn(s)).headers, 'bihuan-step'))
  const wrong = code() === '000000' ? '000001' : '000000'
  const replies = await Promise.all(
    Array.from({ length: 9 }, () => step('POST', '/api/sign-in/step/code', { code: wrong })),
  )
  const codes = replies.map(({ body }) => body.code)
  expect(codes.filter((it) => it === 'second-factor.wrong').length).toBe(5)
  expect(codes.filter((it) => it === 'second-factor.locked').length).toBe(4)
  expect((await passes(s, code())).body.code).toBe('second-factor.locked')
  // Nor may it be laid aside meanwhile, in a session that was open.
  expect((await call('POST', '/api/me/second-factor/end', { code: code() })).body.code).toBe('second-factor.locked')
  later(s, 15 * 60)
  expect((await passes(s, code())).status).toBe(200)
})

test('a recovery code opens once, and renewing voids the others', async () => {
  const s = await scene()
  const { recoveryCodes, call, code } = await enrolled(s)
  expect(new Set(recoveryCodes).size).toBe(10)
  expect((await passes(s, recoveryCodes[0] as string)).status).toBe(200)
  expect((await passes(s, recoveryCodes[0] as string)).status).toBe(422)
  expect((await call('GET', '/api/me/second-factor')).body.recoveryCodesLeft).toBe(9)
  later(s, 60)
  const renewed = await call('POST', '/api/me/second-factor/recovery-codes', { code: code() })
  expect((await passes(s, recoveryCodes[1] as string)).status).toBe(422)
  expect((await passes(s, renewed.body.recoveryCodes[1])).status).toBe(200)
})

test('the database keeps no secret, no code and nothing to compute them from', async () => {
  const s = await scene()
  const { secret, recoveryCodes } = await enrolled(s)
  const kept = JSON.stringify(
    await Promise.all(
      ['second_factor', 'second_factor_draft', 'recovery_code', 'ledger_entry', 'idempotency'].map((table) =>
        s.query(`select to_jsonb(t) as row from ${table} t`),
      ),
    ),
  )
  for (const it of [secret, Buffer.from(bytesOf(secret)).toString('hex'), ...recoveryCodes])
    expect(kept.toLowerCase()).not.toContain(it.toLowerCase())
})

test('a secret that is moved to another person’s row opens nothing', async () => {
  const s = await scene()
  const { code } = await enrolled(s)
  await enrolled(s, 'teller-2')
  await s.query(
    `update second_factor set secret = (select secret from second_factor where staff_id = $1), last_step = 0 where staff_id = $2`,
    [await s.staffId('teller'), await s.staffId('teller-2')],
  )
  expect((await passes(s, code(), 'teller-2')).status).toBe(500)
})

test('whose role owes a second factor enrols before the first session, and cannot end it', async () => {
  const s = await scene({ settings: { BIHUAN_SECOND_FACTOR_ROLES: 'security-administrator' } })
  expect((await signIn(s, 'teller')).body.login).toBe('teller')
  const first = await signIn(s, 'security-admin')
  expect(first.body.needs).toBe('enrolment')
  const step = having(s, 'bihuan-step', cookieOf(first.headers, 'bihuan-step'))
  // Without having been shown a secret no code is right.
  expect((await step('POST', '/api/sign-in/step/code', { code: '123456' })).body.code).toBe('sign-in.step-over')
  const { body } = await step('POST', '/api/sign-in/step/enrolment', {})
  expect(body.address).toMatch(/^otpauth:\/\/totp\//)
  const code = () => codeOf(bytesOf(body.secret), s.world.hostNow())
  const passed = await step('POST', '/api/sign-in/step/code', { code: code() })
  expect(passed.body.recoveryCodes.length).toBe(10)
  const session = having(s, 'bihuan', cookieOf(passed.headers, 'bihuan'))
  later(s, 60)
  expect(await session('POST', '/api/me/second-factor/end', { code: code() })).toMatchObject({
    status: 403,
    body: { code: 'second-factor.owed' },
  })
})

test('a step ends after ten minutes, and with the person’s leaving', async () => {
  const s = await scene()
  const { code } = await enrolled(s)
  const step = async () => having(s, 'bihuan-step', cookieOf((await signIn(s)).headers, 'bihuan-step'))
  const slow = await step()
  later(s, 600)
  expect((await slow('GET', '/api/sign-in/step')).body).toBe(null)
  expect((await slow('POST', '/api/sign-in/step/code', { code: code() })).body.code).toBe('sign-in.step-over')
  const gone = await step()
  await s.query("update staff set left_on = '2026-03-01' where login = 'teller'")
  expect((await gone('POST', '/api/sign-in/step/code', { code: code() })).body.code).toBe('sign-in.step-over')
})

test('an open session cannot swap the secret without a code of the old one', async () => {
  const s = await scene()
  const { call, code } = await enrolled(s)
  later(s, 60)
  expect((await call('POST', '/api/me/second-factor/enrolment', {})).body.code).toBe('second-factor.wrong')
  expect((await call('POST', '/api/me/second-factor/enrolment', { code: code() })).status).toBe(200)
})

test('a security administrator resets a lost second factor: sessions end, the person is told, the ledger knows why', async () => {
  const s = await scene()
  const { call } = await enrolled(s)
  const id = await s.staffId('teller')
  const admin = await s.as('security-admin')
  for (const login of ['service', 'system-admin', 'teller'])
    expect((await (await s.as(login))('POST', `/api/staff/${id}/second-factor/reset`, { ground: 'lost' })).status).toBe(
      403,
    )
  expect((await admin('GET', `/api/staff/${id}/sign-in`)).body.secondFactor.enrolledAt).not.toBe(null)
  expect((await admin('POST', `/api/staff/${id}/second-factor/reset`, { ground: 'lost' })).status).toBe(200)
  expect((await call('GET', '/api/session')).status).toBe(401)
  expect((await signIn(s)).body.login).toBe('teller')
  const notices = (await (await s.as('teller'))('GET', '/api/notices')).body.items
  expect(notices).toMatchObject([{ kind: 'second-factor.reset' }])
  const [entry] = await s.query<{ body: string; actor: string }>(
    "select body, actor from ledger_entry where event = 'second-factor.reset'",
  )
  expect(entry).toEqual({ body: '{"ground":"lost"}', actor: `staff:${await s.staffId('security-admin')}` })
  expect((await admin('POST', `/api/staff/${id}/second-factor/reset`, { ground: 'lost' })).body.code).toBe(
    'second-factor.none',
  )
  const own = await s.staffId('security-admin')
  expect((await admin('POST', `/api/staff/${own}/second-factor/reset`, { ground: 'lost' })).body.code).toBe(
    'identity.own-account',
  )
})

test('people see their own sessions and end them, and nobody else’s', async () => {
  const s = await scene()
  const session = async (agent: string) => {
    const login = { login: 'teller', password: s.password }
    const { headers } = await s.nobody('POST', '/api/session', login, { 'user-agent': agent })
    return having(s, 'bihuan', cookieOf(headers, 'bihuan'))
  }
  const here = await session('Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537')
  const there = await session('Mozilla/5.0 (iPhone) Safari/604')
  const { body } = await here('GET', '/api/me/sessions')
  expect(body.map((it: { device: string; isThis: boolean }) => [it.device, it.isThis]).toSorted()).toEqual([
    ['Chrome · Windows', true],
    ['Safari · iOS', false],
  ])
  const other = body.find((it: { isThis: boolean }) => !it.isThis).id
  const stranger = await s.as('teller-2')
  expect((await stranger('DELETE', `/api/me/sessions/${other}`)).status).toBe(404)
  expect((await there('GET', '/api/session')).status).toBe(200)
  expect((await here('DELETE', `/api/me/sessions/${other}`)).status).toBe(200)
  expect((await there('GET', '/api/session')).status).toBe(401)
  await session('x')
  expect((await here('POST', '/api/me/sessions/end-others', {})).body).toEqual({ ended: 1 })
  expect((await here('GET', '/api/session')).status).toBe(200)
})

test('a session that a browser brought along ends when somebody signs in there', async () => {
  const s = await scene()
  const planted = cookieOf((await signIn(s)).headers, 'bihuan')
  const login = { login: 'teller-2', password: s.password }
  const { headers } = await s.nobody('POST', '/api/session', login, { cookie: `bihuan=${planted}` })
  expect(cookieOf(headers, 'bihuan')).not.toBe(planted)
  expect((await having(s, 'bihuan', planted)('GET', '/api/session')).status).toBe(401)
})

test('another site begins no sign-in here and ends none', async () => {
  const s = await scene()
  const evil = { origin: 'https://evil.example', host: 'bank.example' }
  const login = { login: 'teller', password: s.password }
  expect((await s.nobody('POST', '/api/session', login, evil)).body.code).toBe('foreign-origin')
  expect((await s.nobody('POST', '/api/sign-in/step/code', { code: '123456' }, evil)).body.code).toBe('foreign-origin')
})
