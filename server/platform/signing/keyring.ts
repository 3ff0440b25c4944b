import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** 128 bits of HMAC-SHA-256: not to be guessed, and short enough for a printed code that old cameras read. */
export const MAC_BYTES = 16
const KEY_ID_BYTES = 3

const Key = z.strictObject({
  id: z.string().length(4),
  secret: z.base64(),
  madeAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
})
const KeyFile = z.strictObject({ keys: z.array(Key).min(1) })
type Key = z.infer<typeof Key>

export type Keyring = {
  /** Signs with the newest key that was not revoked. */
  sign(statement: string): { keyId: string; mac: Buffer }
  /** Whether a key of this ring made it; one that was revoked since speaks for nothing any more. */
  judge(keyId: string, statement: string, mac: Uint8Array): 'signed' | 'revoked' | 'forged'
}

const macOf = ({ secret }: Key, statement: string) =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(statement).digest().subarray(0, MAC_BYTES)

export function keyringOf(read: () => readonly Key[]): Keyring {
  const newest = () => {
    const key = read().findLast(({ revokedAt }) => revokedAt === null)
    if (!key) throw new Error('every key of the ring is revoked: make one with scripts/code-key.ts rotate')
    return key
  }
  return {
    sign(statement) {
      const key = newest()
      return { keyId: key.id, mac: macOf(key, statement) }
    },
    judge(keyId, statement, mac) {
      const key = read().find(({ id }) => id === keyId)
      if (!key || mac.length !== MAC_BYTES || !timingSafeEqual(macOf(key, statement), mac)) return 'forged'
      return key.revokedAt === null ? 'signed' : 'revoked'
    },
  }
}

export const makeKey = (at: Date, random: (bytes: number) => Buffer = randomBytes): Key => ({
  id: random(KEY_ID_BYTES).toString('base64url'),
  secret: random(32).toString('base64'),
  madeAt: at.toISOString(),
  revokedAt: null,
})

const readKeys = (file: string): readonly Key[] => KeyFile.parse(JSON.parse(readFileSync(file, 'utf8'))).keys

/** Whole or not at all: a process that reads while another writes sees the old ring or the new one. */
function writeKeys(file: string, keys: readonly Key[]): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

/** A file put in another's place is another one, also within one tick of the file system's clock. */
function markOf(file: string): string {
  const { ino, mtimeMs, size } = statSync(file)
  return `${ino} ${mtimeMs} ${size}`
}

/**
 * The ring in a file beside the ledger's key: outside the database whose rows it speaks for. A rotation or revocation by
 * `scripts/code-key.ts` is seen by every running process with its next look.
 */
export function openKeyring(file: string, now: Date): Keyring {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ keys: [makeKey(now)] }), { mode: 0o600, flag: 'wx' })
  }
  let keys = readKeys(file)
  let seen = markOf(file)
  return keyringOf(() => {
    const mark = markOf(file)
    if (mark !== seen) [keys, seen] = [readKeys(file), mark]
    return keys
  })
}

/** A new key signs from now on; what the earlier ones signed stays good. */
export function rotateKeys(file: string, now: Date): Key {
  const key = makeKey(now)
  writeKeys(file, [...readKeys(file), key])
  return key
}

/** Everything that this key signed is void at once: its printed codes must be printed anew. */
export function revokeKey(file: string, id: string, now: Date): boolean {
  const keys = readKeys(file)
  if (!keys.some((key) => key.id === id && key.revokedAt === null)) return false
  const others = keys.map((key) => (key.id === id ? { ...key, revokedAt: now.toISOString() } : key))
  writeKeys(file, others.some(({ revokedAt }) => revokedAt === null) ? others : [...others, makeKey(now)])
  return true
}

export const describeKeys = (file: string): readonly Omit<Key, 'secret'>[] =>
  readKeys(file).map(({ secret: _, ...rest }) => rest)
