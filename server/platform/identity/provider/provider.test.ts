import { expect, onTestFinished, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { freePort } from '#test/stand-ins/free-port.ts'
import { CLIENT, startIdentityProvider, Visitor } from '#test/stand-ins/identity-provider.ts'
import { CALLBACK } from './flow.ts'

/** A bank and a provider of identities, both at real addresses, and a browser between them. */
async function bankWithProvider(settings: Record<string, string> = {}) {
  const bank = `http://127.0.0.1:${await freePort()}`
  const provider = await startIdentityProvider(`${bank}${CALLBACK}`, `${bank}/sign-in`)
  let isUp = true
  const stop = async () => {
    if (isUp) await provider.stop()
    isUp = false
  }
  onTestFinished(stop)
  const s = await scene({
    settings: {
      BIHUAN_PUBLIC_URL: bank,
      BIHUAN_OIDC_ISSUER: provider.issuer,
      BIHUAN_OIDC_CLIENT_ID: CLIENT.id,
      BIHUAN_OIDC_CLIENT_SECRET: CLIENT.secret,
      ...settings,
    },
  })
  await s.app.server.listen({ port: Number(new URL(bank).port), host: '127.0.0.1' })
  s.setClock(new Date().toISOString())
  const isCallback = (address: string) => address.startsWith(`${bank}${CALLBACK}`)
  const isBack = (address: string) => address.startsWith(bank) && !address.includes('/api/')
  /** To the provider and back, up to the callback's address, which is not yet asked. */
  const fetchCode = (visitor: Visitor, to = '/board') =>
    visitor.follow(`${bank}/api/sign-in/provider?${new URLSearchParams({ to })}`, isCallback)
  /** The whole way; answers the page on which it ends, without the bank's address. */
  const signIn = async (visitor = new Visitor(), to?: string) =>
    (await visitor.follow(await fetchCode(visitor, to), isBack)).slice(bank.length)
  const finish = async (visitor: Visitor, callback: string) =>
    (await visitor.follow(callback, isBack)).slice(bank.length)
  const me = async (visitor: Visitor) =>
    (await visitor.get(`${bank}/api/session`)).json() as Promise<{ login?: string }>
  const bind = async (login: string, subject: string) => {
    const admin = await s.as('security-admin')
    return admin('POST', `/api/staff/${await s.staffId(login)}/identities`, { kind: 'provider', subject })
  }
  return { s, bank, provider, stop, fetchCode, signIn, finish, me, bind, isCallback }
}
const BY_CLAIM = { BIHUAN_OIDC_CLAIM: 'preferred_username' }
const refused = (code: string) => `/sign-in?refused=${code}`

test('whoever an administrator has bound signs in and lands where they wanted to go, in a new session', async () => {
  const { s, bank, bind, signIn, me } = await bankWithProvider()
  const visitor = new Visitor()
  expect(await signIn(visitor)).toBe(refused('sign-in.not-known'))
  expect((await bind('teller', 's-1')).status).toBe(200)
  expect(await signIn(visitor)).toBe('/board')
  expect((await me(visitor)).login).toBe('teller')
  const first = visitor.cookie(bank, 'bihuan')
  expect(await signIn(visitor)).toBe('/board')
  expect(visitor.cookie(bank, 'bihuan')).not.toBe(first)
  // The session that the browser had before ended with the new one (fixation).
  expect((await s.nobody('GET', '/api/session', undefined, { cookie: `bihuan=${first}` })).status).toBe(401)
  const [{ way }] = (await s.query<{ way: string }>('select way from session where staff_id = $1 and seen_at > $2', [
    await s.staffId('teller'),
    '2000-01-01',
  ])) as [{ way: string }]
  expect(way).toBe('provider')
})

test('the claim binds once; a login that is renamed or given to somebody else moves no account', async () => {
  const { provider, signIn, me } = await bankWithProvider(BY_CLAIM)
  provider.person.claims = { preferred_username: 'Teller' }
  const visitor = new Visitor()
  expect(await signIn(visitor)).toBe('/board')
  expect((await me(visitor)).login).toBe('teller')
  // The same person is renamed to a colleague's login: still the same account.
  provider.person.claims = { preferred_username: 'president' }
  const renamed = new Visitor()
  await signIn(renamed)
  expect((await me(renamed)).login).toBe('teller')
  // Somebody else gets the login that the first one had.
  provider.person.subject = 's-2'
  provider.person.claims = { preferred_username: 'teller' }
  expect(await signIn()).toBe(refused('sign-in.not-known'))
})

test('a binding that an administrator ended is not made again by the claim, and the open sessions end', async () => {
  const { s, provider, signIn, me } = await bankWithProvider(BY_CLAIM)
  provider.person.claims = { preferred_username: 'teller' }
  const visitor = new Visitor()
  await signIn(visitor)
  const admin = await s.as('security-admin')
  const at = `/api/staff/${await s.staffId('teller')}`
  const { body } = await admin('GET', `${at}/sign-in`)
  expect(body).toMatchObject({
    kinds: ['provider'],
    identities: [{ issuer: provider.issuer, subject: 's-1', boundBy: null }],
  })
  const identityId = body.identities[0].id
  expect((await admin('POST', `${at}/identities/end`, { identityId, ground: 'suspicion' })).status).toBe(200)
  expect((await me(visitor)).login).toBeUndefined()
  expect(await signIn()).toBe(refused('sign-in.not-known'))
  provider.person.subject = 's-9'
  expect(await signIn()).toBe(refused('sign-in.not-known'))
})

test('an identity is one account’s and an account has one identity; nobody binds themselves', async () => {
  const { s, bind } = await bankWithProvider()
  expect((await bind('teller', 's-1')).status).toBe(200)
  expect((await bind('teller-2', 's-1')).body.code).toBe('already-done')
  expect((await bind('teller', 's-2')).body.code).toBe('already-done')
  expect((await bind('security-admin', 's-3')).body.code).toBe('identity.own-account')
  const admin = await s.as('security-admin')
  const body = { kind: 'directory', subject: 'x' }
  expect((await admin('POST', `/api/staff/${await s.staffId('lobby')}/identities`, body)).body.code).toBe(
    'identity.no-such-way',
  )
  const both = await Promise.all([bind('lobby', 's-7'), bind('supervisor', 's-7')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('an address that the provider did not verify binds nobody', async () => {
  const { s, provider, signIn } = await bankWithProvider({ BIHUAN_OIDC_CLAIM: 'email' })
  await s.query("update staff set login = 'teller@bank.example' where login = 'teller'")
  for (const verified of [undefined, false, 'true']) {
    provider.person.claims = { email: 'teller@bank.example', email_verified: verified }
    expect(await signIn()).toBe(refused('sign-in.not-known'))
  }
  provider.person.claims = { email: 'teller@bank.example', email_verified: true }
  expect(await signIn()).toBe('/board')
})

test('an answer of the provider opens once: not again, not in another browser, not under another state', async () => {
  const { bind, fetchCode, finish, bank, me } = await bankWithProvider()
  await bind('teller', 's-1')
  const visitor = new Visitor()
  const callback = await fetchCode(visitor)
  // A stolen answer in a browser that did not begin it.
  expect(await finish(new Visitor(), callback)).toBe(refused('sign-in.way-lost'))
  expect(await finish(visitor, callback)).toBe('/board')
  expect(await finish(visitor, callback)).toBe(refused('sign-in.way-lost'))
  // The used code under a fresh state: the provider knows that it was used.
  const fresh = new URL(await fetchCode(visitor))
  fresh.searchParams.set('code', new URL(callback).searchParams.get('code') as string)
  expect(await finish(visitor, fresh.href)).toBe(refused('sign-in.provider-refused'))
  // A fresh code under a wrong state, and under none.
  for (const state of ['forged', undefined]) {
    const wrong = new URL(await fetchCode(visitor))
    if (state) wrong.searchParams.set('state', state)
    else wrong.searchParams.delete('state')
    expect(await finish(visitor, wrong.href)).toBe(refused('sign-in.provider-refused'))
  }
  // An attacker's answer planted in a victim's browser (login CSRF).
  const attacker = new Visitor()
  const theirs = await fetchCode(attacker)
  const victim = new Visitor()
  await victim.get(`${bank}/api/sign-in/provider`)
  expect(await finish(victim, theirs)).toBe(refused('sign-in.provider-refused'))
  expect((await me(victim)).login).toBeUndefined()
})

test('a token that was made for another nonce or another verifier is refused', async () => {
  const { s, bind, fetchCode, finish } = await bankWithProvider()
  await bind('teller', 's-1')
  for (const column of ['nonce', 'verifier']) {
    const visitor = new Visitor()
    const callback = await fetchCode(visitor)
    await s.query(`update sign_in_flow set ${column} = repeat('x', 43)`)
    expect(await finish(visitor, callback)).toBe(refused('sign-in.provider-refused'))
  }
})

test('the answer of another provider is refused, whether it says so or not', async () => {
  const { bind, bank, fetchCode, finish } = await bankWithProvider()
  await bind('teller', 's-1')
  const other = await startIdentityProvider(`${bank}${CALLBACK}`, `${bank}/sign-in`)
  onTestFinished(other.stop)
  for (const isOpen of [true, false]) {
    const visitor = new Visitor()
    const callback = new URL(await fetchCode(visitor))
    if (isOpen) callback.searchParams.set('iss', other.issuer)
    else {
      // Its code, under the issuer's name that we expect (mix-up).
      const at = new URL(`${other.issuer}/auth`)
      at.search = new URLSearchParams({
        client_id: CLIENT.id,
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `${bank}${CALLBACK}`,
        code_challenge: 'x'.repeat(43),
        code_challenge_method: 'S256',
      }).toString()
      const theirs = await visitor.follow(at.href, (address) => address.startsWith(`${bank}${CALLBACK}`))
      callback.searchParams.set('code', new URL(theirs).searchParams.get('code') as string)
    }
    expect(await finish(visitor, callback.href)).toBe(refused('sign-in.provider-refused'))
  }
})

test('an answer that comes after ten minutes is too late', async () => {
  const { s, bind, fetchCode, finish } = await bankWithProvider()
  await bind('teller', 's-1')
  const visitor = new Visitor()
  const callback = await fetchCode(visitor)
  s.setClock(new Date(Date.now() + 10 * 60_000).toISOString())
  expect(await finish(visitor, callback)).toBe(refused('sign-in.way-lost'))
})

test('nobody is sent to another site after signing in', async () => {
  const { s, bind, signIn } = await bankWithProvider()
  await bind('teller', 's-1')
  for (const to of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/api/session',
    `/${'x'.repeat(600)}`,
    '',
  ])
    expect([to, await signIn(new Visitor(), to)]).toEqual([to, '/work'])
  expect(await signIn(new Visitor(), '/cases/1?tab=story#x')).toBe('/cases/1?tab=story#x')
  expect(await s.query('select 1 from sign_in_flow')).toEqual([])
})

test('whoever has a second factor owes it after the provider as well', async () => {
  const { s, bank, bind, signIn, me } = await bankWithProvider({ BIHUAN_SECOND_FACTOR_ROLES: 'teller' })
  await bind('teller', 's-1')
  const visitor = new Visitor()
  expect(await signIn(visitor)).toBe('/sign-in?to=%2Fboard')
  expect((await me(visitor)).login).toBeUndefined()
  expect(await (await visitor.get(`${bank}/api/sign-in/step`)).json()).toMatchObject({ needs: 'enrolment' })
  expect(await s.query("select 1 from session where way = 'provider'")).toEqual([])
})

test('who cancels at the provider, or has left the bank, does not get in', async () => {
  const { s, provider, bind, signIn } = await bankWithProvider()
  await bind('teller', 's-1')
  provider.person.declines = true
  expect(await signIn()).toBe(refused('sign-in.provider-declined'))
  provider.person.declines = false
  await s.query("update staff set left_on = '2026-01-01' where login = 'teller'")
  expect(await signIn()).toBe(refused('sign-in.not-known'))
})

test('signing out ends our session and leads to where the provider ends its own', async () => {
  const { bank, bind, provider, signIn, me } = await bankWithProvider()
  await bind('teller', 's-1')
  const visitor = new Visitor()
  await signIn(visitor)
  const { next } = (await (await visitor.get(`${bank}/api/session`, { method: 'DELETE' })).json()) as { next: string }
  expect(next).toContain(`${provider.issuer}/session/end?`)
  expect(new URL(next).searchParams.get('post_logout_redirect_uri')).toBe(`${bank}/sign-in`)
  expect((await me(visitor)).login).toBeUndefined()
  expect((await visitor.get(next)).status).toBe(200)
})

test('a provider that is down is told, within seconds; passwords stay only where the bank said so', async () => {
  const { s, bank, stop } = await bankWithProvider({ BIHUAN_PASSWORD_SIGN_IN: '0' })
  await stop()
  const began = performance.now()
  const response = await new Visitor().get(`${bank}/api/sign-in/provider?to=/board`)
  expect(performance.now() - began).toBeLessThan(6_000)
  expect(response.headers.get('location')).toBe('/sign-in?refused=sign-in.provider-down&to=%2Fboard')
  expect((await s.nobody('GET', '/api/sign-in')).body).toMatchObject({
    hasPassword: false,
    provider: { en: 'Single sign-on' },
  })
  const login = { login: 'teller', password: s.password }
  expect(await s.nobody('POST', '/api/session', login)).toMatchObject({
    status: 403,
    body: { code: 'sign-in.password-closed' },
  })
})

test('a provider that falls silent between the code and the token is told as silent', async () => {
  const { bind, fetchCode, finish, stop } = await bankWithProvider()
  await bind('teller', 's-1')
  const visitor = new Visitor()
  const callback = await fetchCode(visitor)
  await stop()
  expect(await finish(visitor, callback)).toBe(refused('sign-in.provider-down'))
})

test('without a provider its doors lead back to the sign-in', async () => {
  const s = await scene()
  for (const address of ['/api/sign-in/provider', `${CALLBACK}?code=x&state=y`])
    expect((await s.nobody('GET', address)).headers.location).toBe(refused('sign-in.provider-closed'))
})
