import { createHmac, timingSafeEqual } from 'node:crypto'

export const TIMESTAMP_HEADER = 'x-bihuan-timestamp'
export const SIGNATURE_HEADER = 'x-bihuan-signature'
export const KEY_HEADER = 'x-bihuan-key'

/** HMAC-SHA256 over `<unix seconds>.<body>`, as `sha256=<hex>`: the same in both directions. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** Compares in constant time, so that the answer's delay does not tell how much of a guess was right. */
export function isSignedBy(secret: string, timestamp: string, body: string, signature: string): boolean {
  const right = Buffer.from(signatureOf(secret, timestamp, body))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}
