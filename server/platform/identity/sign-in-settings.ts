import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const switchOn = (standard: '0' | '1') =>
  z
    .enum(['0', '1'])
    .default(standard)
    .transform((text) => text === '1')
const attribute = z.string().regex(/^[A-Za-z][\w;-]{0,60}$/, 'the name of an attribute is expected')

/** How people sign in, as settings of this installation. */
export const signInSettings = {
  BIHUAN_PASSWORD_SIGN_IN: switchOn('1'),
  BIHUAN_SECOND_FACTOR_ROLES: z.string().optional(),
  BIHUAN_VAULT_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/i, '64 hexadecimal figures are expected (openssl rand -hex 32)')
    .optional(),
  BIHUAN_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  BIHUAN_OIDC_CLIENT_ID: z.string().optional(),
  BIHUAN_OIDC_CLIENT_SECRET: z.string().min(16, 'at least 16 characters are expected').optional(),
  BIHUAN_OIDC_SCOPE: z.string().default('openid profile'),
  BIHUAN_OIDC_CLAIM: attribute.optional(),
  BIHUAN_OIDC_NAME: z.string().min(1).max(40).optional(),
  BIHUAN_LDAP_URL: z.url({ protocol: /^ldaps?$/ }).optional(),
  BIHUAN_LDAP_START_TLS: switchOn('0'),
  BIHUAN_LDAP_CA: z.string().optional(),
  BIHUAN_LDAP_BIND_DN: z.string().optional(),
  BIHUAN_LDAP_BIND_PASSWORD: z.string().optional(),
  BIHUAN_LDAP_BASE: z.string().optional(),
  BIHUAN_LDAP_FILTER: z.string().includes('{login}', { message: '{login} is expected in it' }).default('(uid={login})'),
  BIHUAN_LDAP_ID_ATTRIBUTE: attribute.default('entryUUID'),
  BIHUAN_LDAP_LOGIN_ATTRIBUTE: attribute.optional(),
}
const Settings = z.object(signInSettings)
type Settings = z.infer<typeof Settings>

export type ProviderConfig = {
  issuer: string
  clientId: string
  clientSecret: string
  scope: string
  /** The claim that names a login, for the first binding only; without it administrators bind. */
  claim: string | undefined
  name: string | undefined
}
export type DirectoryConfig = {
  url: string
  startTls: boolean
  ca: string | undefined
  bindDn: string
  bindPassword: string
  base: string
  filter: string
  idAttribute: string
  /** As `claim` of the provider. */
  loginAttribute: string | undefined
}
export type SignInConfig = {
  hasPassword: boolean
  provider: ProviderConfig | undefined
  directory: DirectoryConfig | undefined
  secondFactorRoles: readonly string[]
  vaultKey: Buffer | undefined
}

type Fault = (sentence: string) => Error

export function readSignIn(settings: Settings, fault: Fault): SignInConfig {
  const provider = readProvider(settings, fault)
  const directory = readDirectory(settings, fault)
  if (!settings.BIHUAN_PASSWORD_SIGN_IN && !provider && !directory)
    throw fault(
      'BIHUAN_PASSWORD_SIGN_IN is wrong: without it nobody could sign in; set BIHUAN_OIDC_… or BIHUAN_LDAP_….',
    )
  return {
    hasPassword: settings.BIHUAN_PASSWORD_SIGN_IN,
    provider,
    directory,
    secondFactorRoles: (settings.BIHUAN_SECOND_FACTOR_ROLES ?? '').split(/[\s,]+/).filter(Boolean),
    vaultKey: settings.BIHUAN_VAULT_KEY ? Buffer.from(settings.BIHUAN_VAULT_KEY, 'hex') : undefined,
  }
}

function readProvider(settings: Settings, fault: Fault): ProviderConfig | undefined {
  const { BIHUAN_OIDC_ISSUER: issuer, BIHUAN_OIDC_CLIENT_ID: clientId } = settings
  const clientSecret = settings.BIHUAN_OIDC_CLIENT_SECRET
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw fault(
      `${!issuer ? 'BIHUAN_OIDC_ISSUER' : !clientId ? 'BIHUAN_OIDC_CLIENT_ID' : 'BIHUAN_OIDC_CLIENT_SECRET'} is missing: the provider needs issuer, client and secret.`,
    )
  if (issuer.startsWith('http:') && !isLoopback(issuer))
    throw fault('BIHUAN_OIDC_ISSUER is wrong: https is expected; plain http reaches this machine only.')
  if (!settings.BIHUAN_OIDC_SCOPE.split(' ').includes('openid'))
    throw fault('BIHUAN_OIDC_SCOPE is wrong: openid is expected in it.')
  const [scope, claim, name] = [settings.BIHUAN_OIDC_SCOPE, settings.BIHUAN_OIDC_CLAIM, settings.BIHUAN_OIDC_NAME]
  return { issuer, clientId, clientSecret, scope, claim, name }
}

function readDirectory(settings: Settings, fault: Fault): DirectoryConfig | undefined {
  const { BIHUAN_LDAP_URL: url, BIHUAN_LDAP_BASE: base, BIHUAN_LDAP_BIND_DN: bindDn } = settings
  const bindPassword = settings.BIHUAN_LDAP_BIND_PASSWORD
  if (!url) return undefined
  if (!base || !bindDn || !bindPassword)
    throw fault(
      `${!base ? 'BIHUAN_LDAP_BASE' : !bindDn ? 'BIHUAN_LDAP_BIND_DN' : 'BIHUAN_LDAP_BIND_PASSWORD'} is missing: the directory is searched below a base, as an account of its own.`,
    )
  if (url.startsWith('ldap:') && !settings.BIHUAN_LDAP_START_TLS && !isLoopback(url))
    throw fault('BIHUAN_LDAP_URL is wrong: passwords travel on ldaps:, or with BIHUAN_LDAP_START_TLS=1.')
  const ca = settings.BIHUAN_LDAP_CA
  if (ca && !existsSync(ca)) throw fault(`BIHUAN_LDAP_CA is wrong: there is no file ${ca}.`)
  return {
    url,
    startTls: settings.BIHUAN_LDAP_START_TLS,
    ca: ca && readFileSync(ca, 'utf8'),
    bindDn,
    bindPassword,
    base,
    filter: settings.BIHUAN_LDAP_FILTER,
    idAttribute: settings.BIHUAN_LDAP_ID_ATTRIBUTE,
    loginAttribute: settings.BIHUAN_LDAP_LOGIN_ATTRIBUTE,
  }
}

const isLoopback = (url: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
