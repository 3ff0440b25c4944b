import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** A hand-over is made when the customer taps: five minutes are plenty, and a clock that is a minute off is forgiven. */
const LONGEST_SECONDS = 300
const SKEW_SECONDS = 60

const Header = z.object({ alg: z.literal('HS256'), kid: z.uuid() })
const Claims = z.object({
  sub: z.string().min(1).max(40),
  jti: z.string().min(8).max(100),
  iat: z.int().nonnegative(),
  exp: z.int().nonnegative(),
})
export type HandOver = {
  keyId: string
  customerNumber: string
  tokenId: string
  iat: number
  exp: number
  text: string
}

function parsePart<T>(shape: z.ZodType<T>, part: string | undefined): T | undefined {
  try {
    return shape.parse(JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}

/** A JSON Web Token as the bank's app server makes it; undefined for everything else, also for other algorithms. */
export function readHandOver(text: string): HandOver | undefined {
  const parts = text.split('.')
  const header = parsePart(Header, parts[0])
  const claims = parsePart(Claims, parts[1])
  if (parts.length !== 3 || !header || !claims) return undefined
  const { sub, jti, iat, exp } = claims
  return { keyId: header.kid, customerNumber: sub, tokenId: jti, iat, exp, text }
}

/** Signed under SHA-256 of the API key: what the app's server can compute and we keep anyway. */
export function isGenuine({ text }: HandOver, keyDigest: Uint8Array): boolean {
  const end = text.lastIndexOf('.')
  const wanted = createHmac('sha256', keyDigest).update(text.slice(0, end)).digest()
  const given = Buffer.from(text.slice(end + 1), 'base64url')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

export function isFresh({ iat, exp }: Pick<HandOver, 'iat' | 'exp'>, now: Date): boolean {
  const seconds = now.getTime() / 1000
  return exp > seconds - SKEW_SECONDS && iat < seconds + SKEW_SECONDS && exp > iat && exp - iat <= LONGEST_SECONDS
}

/** No time-outs (2.3.1): whoever came in with the app is known for the rest of the day, however long writing takes. */
const ZONE_HOURS = 12
export const zoneEnds = (now: Date): Date => new Date(now.getTime() + ZONE_HOURS * 3_600_000)
