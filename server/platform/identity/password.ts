import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
// RFC 9106's second recommended choice, for servers that serve many: 64 MiB, three passes.
const COST = { memory: 65_536, passes: 3, parallelism: 1 }

const compute = (password: string, nonce: Buffer, cost: typeof COST, tagLength: number) =>
  derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost }) as Promise<Buffer>

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** argon2id in the usual text form, which carries its own cost: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await compute(password, nonce, cost, 32)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!parts) throw new Error('a stored password is not argon2id')
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number]
  const tag = Buffer.from(parts[5] as string, 'base64')
  const computed = await compute(
    password,
    Buffer.from(parts[4] as string, 'base64'),
    { memory, passes, parallelism },
    tag.length,
  )
  return timingSafeEqual(tag, computed)
}
