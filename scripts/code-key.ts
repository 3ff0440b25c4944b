import { join } from 'node:path'
import { ConfigurationFault, readConfig } from '#platform/config.ts'
import { describeKeys, openKeyring, revokeKey, rotateKeys } from '#platform/signing/keyring.ts'

/**
 * The keys that sign printed QR codes (4.1.1): `list`, `rotate` (a new key signs from now on, printed codes stay good),
 * `revoke <id>` (all that this key signed is void at once: for a key that was seen by others). Run it where the server
 * runs, with the same BIHUAN_DATA; running servers follow by themselves.
 */
const [act, id] = process.argv.slice(2)
const file = join(readConfig(process.env).dataFolder, 'code-keys.json')
const now = new Date()
openKeyring(file, now)
if (act === 'rotate') rotateKeys(file, now)
else if (act === 'revoke' && id) {
  if (!revokeKey(file, id, now)) throw new ConfigurationFault(`no key ${id} that is in use in ${file}`)
} else if (act !== 'list') throw new ConfigurationFault('node scripts/code-key.ts list | rotate | revoke <id>')
for (const key of describeKeys(file))
  process.stdout.write(`${key.id}  made ${key.madeAt}  ${key.revokedAt ? `revoked ${key.revokedAt}` : 'in use'}\n`)
