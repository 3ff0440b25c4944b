import { createHash, createHmac, randomUUID } from 'node:crypto'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What the server of the bank's app makes when a signed-in customer taps «feedback», from the API's description alone. */
export function handOverToken(
  { id, key }: { id: string; key: string },
  seconds: number,
  claims: object = {},
  header: object = {},
): string {
  const all = { sub: '100002', jti: randomUUID(), iat: seconds, exp: seconds + 120, ...claims }
  const signed = `${part({ alg: 'HS256', kid: id, ...header })}.${part(all)}`
  const secret = createHash('sha256').update(key).digest()
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
