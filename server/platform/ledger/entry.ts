import { createHash } from 'node:crypto'

export type Digest = 'sha256' | 'sm3'

/** An entry as it is hashed: everything that must not change, and no personal value. */
export type Entry = { stream: string; seq: number; at: Date; event: string; actor: string; body: string }

export const GENESIS = Buffer.alloc(32)

/** The chain: H(previous digest, then each field with its length, so that no two entries share a text). */
export function digestEntry(previous: Uint8Array, entry: Entry, algorithm: Digest = 'sha256'): Buffer {
  const fields = [entry.stream, String(entry.seq), entry.at.toISOString(), entry.event, entry.actor, entry.body]
  const text = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('\n')
  return createHash(algorithm).update(previous).update(text).digest()
}

/** JSON with its keys in order, so that the same facts always make the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** A digest that binds a personal text to its row without telling it: forgotten with the salt. */
export const saltedDigest = (salt: Uint8Array, text: string): string =>
  createHash('sha256').update(salt).update(text).digest('hex')
