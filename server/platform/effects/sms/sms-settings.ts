import { z } from 'zod'

export type HttpSmsSettings = { kind: 'http'; url: string; key: string; secret: string; timeoutMs: number }
export type SmppSettings = z.infer<typeof SmppSettings> & { kind: 'smpp'; isSecure: boolean }
export type SmsSettings = HttpSmsSettings | SmppSettings

/** A setting that cannot be used. Its text is one sentence and repeats nothing of the setting: that holds a secret. */
export class SmsSettingError extends Error {
  constructor(sentence: string) {
    super(`The SMS gateway setting ${sentence}.`)
    this.name = 'SmsSettingError'
  }
}

const whole = (name: string, least: number, most: number) =>
  z.coerce
    .number(`needs a whole number as ${name}`)
    .int(`needs a whole number as ${name}`)
    .min(least, `needs ${name} to be at least ${least}`)
    .max(most, `needs ${name} to be at most ${most}`)
const ascii = (what: string, least: number) =>
  z.string().regex(new RegExp(`^[\\x21-\\x7e]{${least},64}$`), `needs ${what} of ${least} to 64 plain characters`)

const Host = z.string().min(1, 'names no host')
const HttpSettings = z.object({
  host: Host,
  user: ascii('a key name before the colon', 1),
  password: ascii('a secret before the @', 16),
})
const OPTIONS = 'source, systemType, window, timeoutSeconds, enquireSeconds or utcOffset'
const SmppOptions = z.strictObject(
  {
    // The number that customers see: a short code (95500), +86… or up to eleven letters.
    source: z
      .string('needs a source, the number that customers see (?source=95500)')
      .regex(/^(\+?\d{1,20}|[A-Za-z0-9 ]{1,11})$/, 'needs a source of digits, or of at most 11 letters'),
    systemType: z
      .string()
      .regex(/^[\x21-\x7e]{0,12}$/, 'needs a systemType of at most 12 plain characters')
      .default(''),
    window: whole('window', 1, 1000).default(10),
    timeoutSeconds: whole('timeoutSeconds', 1, 120).default(10),
    enquireSeconds: whole('enquireSeconds', 1, 3600).default(30),
    // Receipts carry the carrier's local time without saying which.
    utcOffset: z
      .string()
      .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'needs a utcOffset such as +08:00')
      .default('+08:00'),
  },
  // An option's name may be the end of a password with an unescaped «?» in it: it is not repeated.
  { error: (issue) => (issue.code === 'unrecognized_keys' ? `has an option that is not ${OPTIONS}` : undefined) },
)
const SmppSettings = z
  .object({
    host: Host,
    port: z.number(),
    user: ascii('a user name before the colon', 1),
    password: ascii('a password before the @', 1),
    options: SmppOptions,
  })
  .transform(({ options: { timeoutSeconds, enquireSeconds, ...options }, ...account }) => ({
    ...account,
    ...options,
    timeoutMs: timeoutSeconds * 1000,
    enquireMs: enquireSeconds * 1000,
  }))

const EXAMPLES = 'smpp://user:password@host:2775?source=95500 or https://key:secret@host/path'

/** Reads `smpp://`, `smpps://`, `http://` and `https://` addresses; user, password and secret may be percent-encoded. */
export function readSmsSettings(setting: string): SmsSettings {
  // parse() answers null; the error that new URL() throws would carry the whole setting.
  const url = URL.parse(setting)
  switch (url?.protocol) {
    case 'http:':
    case 'https:':
      return readHttp(url)
    case 'smpp:':
    case 'smpps:':
      return readSmpp(url)
    default:
      throw new SmsSettingError(`must be an address such as ${EXAMPLES}`)
  }
}

function readHttp(url: URL): HttpSmsSettings {
  const { user, password } = check(HttpSettings, accountOf(url))
  const bare = new URL(url)
  // fetch refuses an address with an account in it; ours signs and never travels.
  bare.username = ''
  bare.password = ''
  bare.hash = ''
  return { kind: 'http', url: bare.href, key: user, secret: password, timeoutMs: 10_000 }
}

function readSmpp(url: URL): SmppSettings {
  const isSecure = url.protocol === 'smpps:'
  // A plus stays a plus here (+86…, +08:00); as a form it would be read as a space.
  const options = Object.fromEntries(new URLSearchParams(url.search.replaceAll('+', '%2B')))
  // IANA: 2775 is smpp, 3550 is ssmpp.
  const port = url.port === '' ? (isSecure ? 3550 : 2775) : Number(url.port)
  return { kind: 'smpp', isSecure, ...check(SmppSettings, { ...accountOf(url), port, options }) }
}

function accountOf(url: URL) {
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }
  } catch {
    throw new SmsSettingError('has a percent sign in user or password that is not written as %25')
  }
}

function check<T>(shape: z.ZodType<T>, value: unknown): T {
  const checked = shape.safeParse(value)
  if (checked.success) return checked.data
  throw new SmsSettingError(checked.error.issues[0]?.message ?? 'cannot be read')
}
