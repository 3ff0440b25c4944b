import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigurationFault, readConfig } from './config.ts'

test('without any setting the bank is served on this machine only', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: './data',
    databaseUrl: undefined,
    sandbox: false,
    demo: true,
    publicUrl: 'http://localhost:8080',
    sms: 'demo',
    digest: 'sha256',
  })
})

test('an empty setting is none', () => {
  expect(readConfig({ PORT: '', BIHUAN_SANDBOX: '', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'mysql://localhost/bank'],
  ['DATABASE_URL', 'localhost'],
  ['BIHUAN_SANDBOX', 'yes'],
  ['BIHUAN_DEMO', 'no'],
  ['BIHUAN_PUBLIC_URL', 'bank.example'],
  ['BIHUAN_SMS', 'carrier pigeon'],
  ['BIHUAN_SMS_SECRET', 'short'],
  ['BIHUAN_DIGEST', 'md5'],
  ['BIHUAN_WATERMARK', 'loud'],
  ['BIHUAN_VAULT_KEY', 'short'],
  ['BIHUAN_PASSWORD_SIGN_IN', '0'],
  ['BIHUAN_OIDC_ISSUER', 'bank.example'],
  ['BIHUAN_OIDC_CLIENT_SECRET', 'short'],
  ['BIHUAN_LDAP_URL', 'https://directory.example'],
  ['BIHUAN_LDAP_FILTER', '(uid=*)'],
])('%s=%s stops the start with one sentence that names it', (name, value) => {
  const reading = () => readConfig({ [name]: value })
  expect(reading).toThrow(ConfigurationFault)
  expect(reading).toThrow(new RegExp(`^[^\\n]*${name}[^\\n]*$`))
})

test('a misspelt setting of ours is refused, somebody else’s is none of our business', () => {
  expect(() => readConfig({ BIHUAN_SANBOX: '1' })).toThrow('BIHUAN_SANBOX is not a setting of Bihuan.')
  expect(readConfig({ LANG: 'zh_CN.UTF-8', PATH: '/usr/bin' })).toEqual(readConfig({}))
})

test('a password does not travel in the open to another machine', () => {
  const ldap = {
    BIHUAN_LDAP_BASE: 'dc=bank',
    BIHUAN_LDAP_BIND_DN: 'cn=service,dc=bank',
    BIHUAN_LDAP_BIND_PASSWORD: 'secret',
  }
  const readLdap = (BIHUAN_LDAP_URL: string, more = {}) => readConfig({ ...ldap, BIHUAN_LDAP_URL, ...more }).signIn
  expect(() => readLdap('ldap://directory.example')).toThrow(/BIHUAN_LDAP_START_TLS=1/)
  expect(() => readLdap('ldaps://directory.example', { BIHUAN_LDAP_BASE: '' })).toThrow(/BIHUAN_LDAP_BASE is missing/)
  expect(readLdap('ldap://directory.example', { BIHUAN_LDAP_START_TLS: '1' }).directory?.startTls).toBe(true)
  const oidc = { BIHUAN_OIDC_CLIENT_ID: 'bihuan', BIHUAN_OIDC_CLIENT_SECRET: 'sixteen letters!' }
  expect(() => readConfig({ ...oidc, BIHUAN_OIDC_ISSUER: 'http://id.example' })).toThrow(/https is expected/)
  expect(readConfig({ ...oidc, BIHUAN_OIDC_ISSUER: 'https://id.example' }).signIn.provider?.clientId).toBe('bihuan')
})

test('TLS takes a certificate and its key, and the links in messages follow', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, 'certificate')
  expect(() => readConfig({ BIHUAN_TLS_CERT: cert })).toThrow(/BIHUAN_TLS_KEY is missing/)
  expect(() => readConfig({ BIHUAN_TLS_CERT: cert, BIHUAN_TLS_KEY: key })).toThrow(
    /BIHUAN_TLS_KEY is wrong: there is no file/,
  )
  writeFileSync(key, 'key')
  const config = readConfig({ BIHUAN_TLS_CERT: cert, BIHUAN_TLS_KEY: key, PORT: '8443' })
  expect(config).toMatchObject({ tls: { cert: 'certificate', key: 'key' }, publicUrl: 'https://localhost:8443' })
})

test('the public address is used without its last slash', () => {
  expect(readConfig({ BIHUAN_PUBLIC_URL: 'https://bank.example/' }).publicUrl).toBe('https://bank.example')
})
