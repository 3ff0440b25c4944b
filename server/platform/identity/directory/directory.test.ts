import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { BASE, type Directory, PASSWORD_THERE, SERVICE } from '#test/stand-ins/directory-people.ts'
import { startDirectory } from '#test/stand-ins/directory-server.ts'
import { LOOPBACK_CERTIFICATE } from '#test/stand-ins/loopback-certificate.ts'
import { SLAPD, startSlapd } from '#test/stand-ins/slapd.ts'
import { askDirectory } from './directory.ts'

const settingsOf = (url: string, more: Record<string, string> = {}) => ({
  BIHUAN_LDAP_URL: url,
  BIHUAN_LDAP_BASE: BASE,
  BIHUAN_LDAP_BIND_DN: SERVICE.dn,
  BIHUAN_LDAP_BIND_PASSWORD: SERVICE.password,
  ...more,
})
const BY_LOGIN = { BIHUAN_LDAP_LOGIN_ATTRIBUTE: 'uid', BIHUAN_PASSWORD_SIGN_IN: '0' }
const signIn = (s: Scene, login: string, password = PASSWORD_THERE) =>
  s.nobody('POST', '/api/session', { login, password })
const WRONG = { status: 401, body: { code: 'sign-in.wrong' } }

const servers = [...(SLAPD ? [['Debian’s slapd', startSlapd] as const] : []), ['the stand-in', startDirectory] as const]

describe.each(servers)('with %s', (_, start) => {
  let directory: Directory
  beforeAll(async () => {
    directory = await start()
  })
  afterAll(() => directory.stop())
  const bank = (more: Record<string, string> = BY_LOGIN) => scene({ settings: settingsOf(directory.url, more) })

  test('the directory’s password opens, and a wrong or an empty one does not', async () => {
    const s = await bank()
    expect((await signIn(s, 'teller')).body.login).toBe('teller')
    expect(await signIn(s, 'teller', 'wrong')).toMatchObject(WRONG)
    expect((await signIn(s, 'teller', '')).status).toBe(400)
    // The password that this bank once kept itself opens nothing any more.
    expect(await signIn(s, 'teller', s.password)).toMatchObject(WRONG)
    const { directory: settings } = s.world.config.signIn
    expect(await askDirectory(settings as NonNullable<typeof settings>, 'teller', '')).toBeUndefined()
  })

  test('an identity is bound to its entry, not to its login', async () => {
    const s = await bank()
    expect((await signIn(s, 'teller')).status).toBe(200)
    const [bound] = await s.query<{ subject: string; issuer: string }>('select subject, issuer from staff_identity')
    expect(bound).toEqual({ subject: await directory.idOf('teller'), issuer: `ldap:${BASE}` })
    await directory.rename('teller', 'somebody-else')
    await directory.rename('stranger', 'teller')
    try {
      // Who bears the login now is somebody else, and gets nothing; the first one comes in under the new login.
      expect((await signIn(s, 'teller')).body.code).toBe('sign-in.not-known')
      expect((await signIn(s, 'somebody-else')).body.login).toBe('teller')
    } finally {
      await directory.rename('teller', 'stranger')
      await directory.rename('somebody-else', 'teller')
    }
  })

  test('without a configured attribute only an administrator binds', async () => {
    const s = await bank({ BIHUAN_PASSWORD_SIGN_IN: '0' })
    expect((await signIn(s, 'president')).body.code).toBe('sign-in.not-known')
    const admin = await s.as('security-admin')
    const subject = await directory.idOf('president')
    const at = `/api/staff/${await s.staffId('president')}/identities`
    expect((await admin('POST', at, { kind: 'directory', subject })).status).toBe(200)
    expect((await signIn(s, 'president')).body.login).toBe('president')
  })

  test('names with umlauts, Chinese characters or a filter’s own signs are found as they are', async () => {
    const s = await bank()
    for (const [login, uid] of [
      ['supervisor', 'müller'],
      ['lobby', '张伟'],
      ['teller-2', 'a*b(c)\\d'],
    ] as const) {
      await s.query('update staff set login = $1 where login = $2', [uid, login])
      expect([uid, (await signIn(s, uid)).body.login]).toEqual([uid, uid])
    }
    // Decomposed, as some keyboards send it.
    expect((await signIn(s, 'müller'.normalize('NFD'))).status).toBe(200)
  })

  test('a filter cannot be smuggled in with the login', async () => {
    const s = await bank()
    for (const login of [
      '*',
      'tel*',
      'teller)(uid=*',
      '*)(|(uid=*',
      'x)(|(uid=teller)',
      '\\2a',
      'teller\u0000',
      '$&',
      "$'",
    ])
      expect([login, (await signIn(s, login)).body.code]).toEqual([login, 'sign-in.wrong'])
  })

  test('a login that two or three entries have is nobody’s', async () => {
    const s = await bank()
    for (const login of ['double', 'triple']) expect(await signIn(s, login)).toMatchObject(WRONG)
  })

  test('five wrong tries lock a login, also many at once, and nobody guesses at the directory through us', async () => {
    const s = await bank()
    const replies = await Promise.all(Array.from({ length: 9 }, () => signIn(s, 'teller', 'guess')))
    const codes = replies.map(({ body }) => body.code).toSorted()
    expect(codes).toEqual([...Array(4).fill('sign-in.locked'), ...Array(5).fill('sign-in.wrong')])
    expect((await signIn(s, 'teller')).body.code).toBe('sign-in.locked')
    expect((await signIn(s, 'president')).status).toBe(200)
    s.setClock('2026-03-02T01:15:00Z')
    expect((await signIn(s, 'teller')).status).toBe(200)
  })

  test('StartTLS and LDAPS take the bank’s own authority, and no other certificate', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bihuan-ca-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const ca = join(folder, 'ca.pem')
    writeFileSync(ca, LOOPBACK_CERTIFICATE)
    for (const [url, more] of [
      [directory.url, { BIHUAN_LDAP_START_TLS: '1' }],
      [directory.tlsUrl, {}],
    ] as const) {
      const trusted = await scene({ settings: settingsOf(url, { ...BY_LOGIN, ...more, BIHUAN_LDAP_CA: ca }) })
      expect((await signIn(trusted, 'teller')).body.login).toBe('teller')
      const strange = await scene({ settings: settingsOf(url, { ...BY_LOGIN, ...more }) })
      expect(await signIn(strange, 'teller')).toMatchObject({ status: 503, body: { code: 'sign-in.directory-down' } })
    }
  })

  test('whose password is kept here gets in beside the directory, until they are bound there', async () => {
    const s = await bank({ BIHUAN_LDAP_LOGIN_ATTRIBUTE: 'uid' })
    expect((await signIn(s, 'teller', s.password)).status).toBe(200)
    expect(await signIn(s, 'teller')).toMatchObject(WRONG)
    const admin = await s.as('security-admin')
    const subject = await directory.idOf('teller')
    await admin('POST', `/api/staff/${await s.staffId('teller')}/identities`, { kind: 'directory', subject })
    expect(await signIn(s, 'teller', s.password)).toMatchObject(WRONG)
    expect((await signIn(s, 'teller')).status).toBe(200)
  })
})

test('a directory that is away, that refuses our account or that never answers is told within five seconds', async () => {
  const sockets: Socket[] = []
  const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    silent.close()
  })
  const directory = await startDirectory()
  onTestFinished(directory.stop)
  for (const [url, more] of [
    [`ldap://127.0.0.1:${(silent.address() as AddressInfo).port}`, {}],
    ['ldap://127.0.0.1:1', {}],
    [directory.url, { BIHUAN_LDAP_BIND_PASSWORD: 'outdated' }],
  ] as const) {
    const s = await scene({ settings: settingsOf(url, { ...BY_LOGIN, ...more }) })
    const began = performance.now()
    expect(await signIn(s, 'teller')).toMatchObject({ status: 503, body: { code: 'sign-in.directory-down' } })
    expect(performance.now() - began).toBeLessThan(5_000)
    // Nobody is locked out because the directory was away.
    expect(await s.query('select 1 from sign_in_guard where failed_count > 0')).toEqual([])
  }
})
