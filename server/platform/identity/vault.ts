import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'

/** Keeps secrets that must be read again, under a key that is never in the database beside them. */
export type Vault = {
  /** AES-256-GCM: nonce, tag, text. `of` names whose it is; moved to another row, it does not open. */
  lock(of: string, text: Uint8Array): Buffer
  open(of: string, locked: Uint8Array): Buffer
  /** A digest that whoever has only the database cannot compute. */
  digest(of: string, text: string): Buffer
}

const vaults = new WeakMap<Config, Vault>()

/** The key of the settings, which processes on several machines share, or this machine's own in the data folder. */
export function vaultOf(config: Config): Vault {
  const known = vaults.get(config)
  if (known) return known
  const vault = vaultFrom(config.signIn.vaultKey ?? keyOfFile(join(config.dataFolder, 'vault-key')))
  vaults.set(config, vault)
  return vault
}

function keyOfFile(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // Else a process beside us was quicker.
    }
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes`)
  return key
}

export function vaultFrom(key: Buffer): Vault {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `bihuan ${use}`, 32))
  const [cipherKey, digestKey] = [derived('lock'), derived('digest')]
  return {
    lock(of, text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(of))
      const sealed = Buffer.concat([cipher.update(text), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open(of, locked) {
      const bytes = Buffer.from(locked)
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, 12)).setAAD(Buffer.from(of))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
    },
    digest: (of, text) => createHmac('sha256', digestKey).update(`${of}\n${text}`).digest(),
  }
}
