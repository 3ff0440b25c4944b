import { Secret, TOTP } from 'otpauth'

/** RFC 6238 with the values that every authenticator knows: SHA-1, six figures, thirty seconds. */
const PERIOD_SECONDS = 30
const SHAPE = { algorithm: 'SHA1', digits: 6 } as const
/** A telephone's clock may be off by half a minute either way. */
const WINDOW_STEPS = 1
/** RFC 4226: at least 128 bits, better 160. */
export const SECRET_BYTES = 20
/** A wrong code costs the same as a wrong password: five, then a quarter of an hour. */
export const RECOVERY_CODES = 10
/** Crockford's alphabet: nothing in it is mistaken for anything else when read from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECOVERY_LETTERS = 12

export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / PERIOD_SECONDS)

const secretOf = (bytes: Uint8Array) => new Secret({ buffer: new Uint8Array(bytes).buffer })

/** The time step whose code this is, if it is one of the present, the last or the next and newer than the last one used. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date, lastStep: number): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = now.getTime()
  const delta = TOTP.validate({
    ...SHAPE,
    token,
    secret: secretOf(secret),
    period: PERIOD_SECONDS,
    timestamp,
    window: WINDOW_STEPS,
  })
  if (delta === null) return undefined
  const step = stepOf(now) + delta
  return step > lastStep ? step : undefined
}

export const codeOf = (secret: Uint8Array, at: Date): string =>
  TOTP.generate({ ...SHAPE, secret: secretOf(secret), period: PERIOD_SECONDS, timestamp: at.getTime() })

/** What the QR code says, and the same secret for typing. */
export function enrolmentOf(secret: Uint8Array, login: string, bank: string): { address: string; secret: string } {
  const totp = new TOTP({ ...SHAPE, issuer: bank, label: login, secret: secretOf(secret), period: PERIOD_SECONDS })
  return { address: totp.toString(), secret: totp.secret.base32 }
}

/** ABCDEF-GHJKMN: sixty bits. `bytes` are twelve random ones. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, RECOVERY_LETTERS)].map((byte) => LETTERS[byte & 31]).join('')
  return `${letters.slice(0, 6)}-${letters.slice(6)}`
}

/** As it was meant, however it was typed: O is 0, I and L are 1. Undefined where it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return letters.length === RECOVERY_LETTERS && [...letters].every((letter) => LETTERS.includes(letter))
    ? `${letters.slice(0, 6)}-${letters.slice(6)}`
    : undefined
}
