import { z } from 'zod'
import type { CallbackHeaders, CallbackVerdict } from './gateway.ts'
import { isSignedBy, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './signature.ts'

/** Five minutes either way: longer than any honest clock is wrong or any proxy waits. */
export const REPLAY_WINDOW_SECONDS = 300
const MAX_BODY_CHARACTERS = 16_384

// Strict, so that one of our own signed requests sent back to us is not taken for a receipt.
const ReceiptBody = z.strictObject({
  gatewayId: z.string().min(1).max(128),
  state: z.enum(['delivered', 'failed', 'expired', 'unknown']),
  at: z.iso.datetime({ offset: true }).optional(),
  code: z.string().max(64).optional(),
})

/**
 * Judges a callback by its signature, its age and its shape, in this order: nothing unsigned is parsed. A repeat within
 * the window says the same thing of the same message, so it changes nothing.
 */
export function readReceipt(headers: CallbackHeaders, body: string, secret: string, now: Date): CallbackVerdict {
  const timestamp = headers[TIMESTAMP_HEADER]
  const signature = headers[SIGNATURE_HEADER]
  if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp))
    return { accepted: false, reason: 'unsigned' }
  if (body.length > MAX_BODY_CHARACTERS) return { accepted: false, reason: 'unreadable' }
  if (!isSignedBy(secret, timestamp, body, signature)) return { accepted: false, reason: 'signature-wrong' }
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > REPLAY_WINDOW_SECONDS)
    return { accepted: false, reason: 'stale' }
  const receipt = ReceiptBody.safeParse(parseJson(body))
  return receipt.success ? { accepted: true, receipt: receipt.data } : { accepted: false, reason: 'unreadable' }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
