import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Digest } from './entry.ts'

/** What a checkpoint says; its digest is what is signed. */
export type Seal = { day: string; throughId: string; entries: string; root: Uint8Array; previous: Uint8Array }

export const digestSeal = ({ day, throughId, entries, root, previous }: Seal, algorithm: Digest): Buffer =>
  createHash(algorithm).update(`${day}\n${throughId}\n${entries}\n`).update(root).update(previous).digest()

export type Signer = { sign(digest: Uint8Array): Buffer; publicKey: string }

/** Ed25519; the private key stays in a file that only this installation reads, outside the database it speaks for. */
export function openSigner(file: string): Signer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return signerFrom(createPrivateKey(readFileSync(file)))
}

/**
 * The keys that this installation signs or signed with: its own, and the public halves of earlier ones under
 * `ledger-keys/`. Whoever verifies elsewhere puts the bank's public key there.
 */
export function trustedKeys(dataFolder: string): ReadonlySet<string> {
  const files = globSync('ledger-keys/*.pem', { cwd: dataFolder }).map((file) => join(dataFolder, file))
  const own = join(dataFolder, 'ledger-key.pem')
  const publicOf = (file: string) =>
    createPublicKey(readFileSync(file)).export({ type: 'spki', format: 'pem' }).toString()
  return new Set([...(existsSync(own) ? [own] : []), ...files].map(publicOf))
}

export const signerFrom = (key: KeyObject): Signer => ({
  sign: (digest) => sign(null, digest, key),
  publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
})

export const isSigned = (digest: Uint8Array, signature: Uint8Array, publicKey: string): boolean =>
  verify(null, digest, createPublicKey(publicKey), signature)
