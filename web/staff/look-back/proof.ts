import type { LookBackDraw } from '#contract/feedback.ts'

/**
 * What of a draw's certificate this very browser can recompute (manual 4.3: anyone can draw it again): that the secret
 * is the one that was bound before the month, and that each unit's seed follows from it. It is written out here a
 * second time on purpose: a reader who trusts the server needs no proof.
 */
export type Proof = { isSecretBound: boolean; unitsWithRightSeed: ReadonlySet<string> }

const words = (text: string) => new TextEncoder().encode(text)
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

async function sha256(...parts: Uint8Array[]): Promise<string> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const commitmentTo = (secret: string) => sha256(words('bihuan look-back secret'), bytes(secret))

export const seedOf = ({ secret, beacon, month, unit }: Pick<LookBackDraw, 'secret' | 'beacon' | 'month' | 'unit'>) =>
  sha256(words('bihuan look-back seed'), bytes(secret), bytes(beacon), words(month), words(unit.id))

/** Browsers compute digests only on a secure origin. */
export const mayProve = () => globalThis.crypto?.subtle !== undefined

export async function proveDraws(draws: readonly LookBackDraw[]): Promise<Proof> {
  const bound = await Promise.all(draws.map(async (draw) => (await commitmentTo(draw.secret)) === draw.commitment))
  const seeded = await Promise.all(
    draws.map(async (draw) => ((await seedOf(draw)) === draw.seed ? [draw.unit.id] : [])),
  )
  return { isSecretBound: bound.every(Boolean), unitsWithRightSeed: new Set(seeded.flat()) }
}
