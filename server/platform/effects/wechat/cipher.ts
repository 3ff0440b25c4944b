import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/**
 * The WeChat account's protocol, as published: SHA-1 over the sorted parts, and in safe mode AES-256-CBC under the
 * account's EncodingAESKey, whose first half is also the vector, padded to blocks of 32.
 */
const BLOCK = 32
const RANDOM = 16

export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1').update(parts.toSorted().join('')).digest('hex')

export function isSignature(given: string, ...parts: readonly string[]): boolean {
  const [mine, theirs] = [Buffer.from(signatureOf(...parts)), Buffer.from(given)]
  return mine.length === theirs.length && timingSafeEqual(mine, theirs)
}

const keyOf = (aesKey: string) => {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  return { key, iv: key.subarray(0, 16) }
}

/** 16 bytes of chance, the length in four bytes, the message, the account's id. */
export function seal(message: string, { aesKey, appId }: Sealed, random: (bytes: number) => Buffer): string {
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const whole = Buffer.concat([random(RANDOM), length, text, Buffer.from(appId)])
  const missing = BLOCK - (whole.length % BLOCK)
  const { key, iv } = keyOf(aesKey)
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([whole, Buffer.alloc(missing, missing)])),
    cipher.final(),
  ]).toString('base64')
}

export type Sealed = { aesKey: string; appId: string }

/** The message, or undefined where it was not sealed for this account: wrong key, padding, length or account alike. */
export function unseal(sealed: string, { aesKey, appId }: Sealed): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return undefined
  const { key, iv } = keyOf(aesKey)
  const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(bytes), cipher.final()])
  const padding = padded[padded.length - 1] ?? 0
  if (padding < 1 || padding > BLOCK || !padded.subarray(-padding).every((byte) => byte === padding)) return undefined
  const whole = padded.subarray(RANDOM, padded.length - padding)
  if (whole.length < 4) return undefined
  const length = whole.readUInt32BE(0)
  const account = whole.subarray(4 + length).toString()
  return 4 + length <= whole.length && account === appId ? whole.subarray(4, 4 + length).toString('utf8') : undefined
}
