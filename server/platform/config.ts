import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { readSignIn, type SignInConfig, signInSettings } from './identity/sign-in-settings.ts'

/** One sentence that names the setting: what stops a start must be mendable without reading code. */
export class ConfigurationFault extends Error {}

const onOff = z
  .enum(['0', '1'])
  .default('0')
  .transform((text) => text === '1')

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  BIHUAN_DATA: z.string().min(1).default('./data'),
  BIHUAN_SANDBOX: onOff,
  BIHUAN_DEMO: z
    .enum(['0', '1'])
    .default('1')
    .transform((text) => text === '1'),
  BIHUAN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  BIHUAN_TLS_CERT: z.string().optional(),
  BIHUAN_TLS_KEY: z.string().optional(),
  BIHUAN_SMS: z
    .union(
      [z.literal('demo'), z.url({ protocol: /^(https?|smpps?)$/ })],
      'demo, http(s)://… or smpp(s)://… is expected',
    )
    .default('demo'),
  BIHUAN_SMS_SECRET: z.string().min(16).optional(),
  BIHUAN_DIGEST: z.enum(['sha256', 'sm3']).default('sha256'),
  BIHUAN_WATERMARK: z.enum(['off', 'faint', 'clear']).default('faint'),
  ...signInSettings,
})

export type Config = {
  port: number
  host: string
  databaseUrl: string | undefined
  databaseAppUrl: string | undefined
  dataFolder: string
  sandbox: boolean
  demo: boolean
  publicUrl: string
  tls: { cert: string; key: string } | undefined
  sms: string
  smsSecret: string | undefined
  digest: 'sha256' | 'sm3'
  /** How strongly name and time stand behind every screen and page of the staff's. */
  watermark: 'off' | 'faint' | 'clear'
  signIn: SignInConfig
}

/** Reads the settings of this process; a wrong one, or one of ours that nobody knows, is refused by name. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const unknown = Object.keys(env).find(
    (name) => name.startsWith('BIHUAN_') && !(name in Settings.shape) && !IGNORED.has(name),
  )
  if (unknown) throw new ConfigurationFault(`${unknown} is not a setting of Bihuan.`)
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = Settings.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new ConfigurationFault(`${String(issue?.path[0])} is wrong: ${issue?.message}.`)
  }
  const settings = read.data
  const tls = readTls(settings.BIHUAN_TLS_CERT, settings.BIHUAN_TLS_KEY)
  return {
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    databaseAppUrl: settings.DATABASE_APP_URL,
    dataFolder: settings.BIHUAN_DATA,
    sandbox: settings.BIHUAN_SANDBOX,
    demo: settings.BIHUAN_DEMO,
    publicUrl:
      settings.BIHUAN_PUBLIC_URL?.replace(/\/$/, '') ?? `${tls ? 'https' : 'http'}://localhost:${settings.PORT}`,
    tls,
    sms: settings.BIHUAN_SMS,
    smsSecret: settings.BIHUAN_SMS_SECRET,
    digest: settings.BIHUAN_DIGEST,
    watermark: settings.BIHUAN_WATERMARK,
    signIn: readSignIn(settings, (sentence) => new ConfigurationFault(sentence)),
  }
}

/** Names that tests and benches use beside the product. */
const IGNORED = new Set(['BIHUAN_SHARED', 'BIHUAN_TEST_DATABASE_URL', 'BIHUAN_API'])

function readTls(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (!cert && !key) return undefined
  if (!cert || !key)
    throw new ConfigurationFault(`${cert ? 'BIHUAN_TLS_KEY' : 'BIHUAN_TLS_CERT'} is missing: TLS needs both files.`)
  for (const [name, file] of [
    ['BIHUAN_TLS_CERT', cert],
    ['BIHUAN_TLS_KEY', key],
  ] as const)
    if (!existsSync(file)) throw new ConfigurationFault(`${name} is wrong: there is no file ${file}.`)
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
}
