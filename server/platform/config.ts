import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { readSignIn, type SignInConfig, signInSettings } from './identity/sign-in-settings.ts'

/** One sentence that names the setting: what stops a start must be mendable without reading code. */
export class ConfigurationFault extends Error {}

const onOff = z
  .enum(['0', '1'])
  .default('0')
  .transform((text) => text === '1')

const MEGABYTE = 1_048_576
const megabytes = (usual: number) =>
  z.coerce
    .number()
    .min(0.01)
    .max(200)
    .default(usual)
    .transform((count) => Math.round(count * MEGABYTE))

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
  BIHUAN_MAIL: z
    .union([z.literal('demo'), z.url({ protocol: /^smtps?$/ })], 'demo or smtp(s)://… is expected')
    .default('demo'),
  /** Proxies that stand before the bank, by address or network; only they are believed when they name the caller. */
  BIHUAN_PROXIES: z
    .string()
    .regex(/^[\da-fA-F.:/,\s]+$/, 'addresses or networks with commas between are expected')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .optional(),
  /** An S3-compatible store with the bucket in its path; without it files lie under BIHUAN_DATA. */
  BIHUAN_FILES: z.url({ protocol: /^https?$/ }).optional(),
  BIHUAN_FILES_REGION: z.string().min(1).default('auto'),
  BIHUAN_FILES_KEY_ID: z.string().min(1).optional(),
  BIHUAN_FILES_SECRET: z.string().min(1).optional(),
  BIHUAN_IMAGE_MEGABYTES: megabytes(15),
  BIHUAN_AUDIO_MEGABYTES: megabytes(10),
  BIHUAN_DOCUMENT_MEGABYTES: megabytes(20),
  BIHUAN_SCANNER: z.url({ protocol: /^(tcp|unix)$/, error: 'tcp://host:3310 or unix:///path is expected' }).optional(),
  BIHUAN_SPEECH_MODEL: z.string().min(1).optional(),
  /** The WeChat official account's callback is open where its token is set (4.1.2). */
  BIHUAN_WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z\d]{3,32}$/, '3 to 32 letters and digits are expected')
    .optional(),
  BIHUAN_WECHAT_APP_ID: z.string().min(6).max(64).optional(),
  BIHUAN_WECHAT_SECRET: z.string().min(16).optional(),
  /** The EncodingAESKey: set, only sealed messages are taken (safe mode). */
  BIHUAN_WECHAT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z\d]{43}$/, '43 letters and digits are expected')
    .optional(),
  BIHUAN_WECHAT_API: z
    .url({ protocol: /^https?$/ })
    .refine((text) => /^https:|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(text), 'https://… is expected')
    .default('https://api.weixin.qq.com'),
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
  mail: string
  proxies: readonly string[] | undefined
  files: {
    s3: { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string } | undefined
    /** Bytes that a file of each kind may have. */
    limits: { image: number; audio: number; document: number }
    scanner: string | undefined
  }
  /** The folder of a speech model; without it a person listens. */
  speechModel: string | undefined
  /** Undefined: the account's callback is shut. */
  wechat: WeChatSettings | undefined
  digest: 'sha256' | 'sm3'
  /** How strongly name and time stand behind every screen and page of the staff's. */
  watermark: 'off' | 'faint' | 'clear'
  signIn: SignInConfig
}
export type WeChatSettings = { token: string; appId: string; secret: string; aesKey: string | undefined; api: string }

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
    mail: settings.BIHUAN_MAIL,
    proxies: settings.BIHUAN_PROXIES,
    files: {
      s3: readS3(settings),
      limits: {
        image: settings.BIHUAN_IMAGE_MEGABYTES,
        audio: settings.BIHUAN_AUDIO_MEGABYTES,
        document: settings.BIHUAN_DOCUMENT_MEGABYTES,
      },
      scanner: settings.BIHUAN_SCANNER,
    },
    speechModel: settings.BIHUAN_SPEECH_MODEL,
    wechat: readWeChat(settings),
    digest: settings.BIHUAN_DIGEST,
    watermark: settings.BIHUAN_WATERMARK,
    signIn: readSignIn(settings, (sentence) => new ConfigurationFault(sentence)),
  }
}

/** Names that tests and benches use beside the product. */
const IGNORED = new Set(['BIHUAN_SHARED', 'BIHUAN_TEST_DATABASE_URL', 'BIHUAN_API'])

function readS3(settings: z.infer<typeof Settings>): Config['files']['s3'] {
  const { BIHUAN_FILES: endpoint, BIHUAN_FILES_KEY_ID: accessKeyId, BIHUAN_FILES_SECRET: secretAccessKey } = settings
  if (!endpoint) return undefined
  if (!accessKeyId || !secretAccessKey)
    throw new ConfigurationFault(
      `${accessKeyId ? 'BIHUAN_FILES_SECRET' : 'BIHUAN_FILES_KEY_ID'} is missing: the file store asks for both.`,
    )
  return { endpoint, region: settings.BIHUAN_FILES_REGION, accessKeyId, secretAccessKey }
}

function readWeChat(settings: z.infer<typeof Settings>): Config['wechat'] {
  const { BIHUAN_WECHAT_TOKEN: token, BIHUAN_WECHAT_APP_ID: appId, BIHUAN_WECHAT_SECRET: secret } = settings
  if (!token) return undefined
  if (!appId || !secret)
    throw new ConfigurationFault(
      `${appId ? 'BIHUAN_WECHAT_SECRET' : 'BIHUAN_WECHAT_APP_ID'} is missing: the WeChat account needs its id and secret.`,
    )
  const api = settings.BIHUAN_WECHAT_API.replace(/\/$/, '')
  return { token, appId, secret, aesKey: settings.BIHUAN_WECHAT_AES_KEY, api }
}

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
