import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * WeChat's side of an official account, written from the published protocol alone and sharing no line with ours: it signs
 * and seals what it pushes, opens what it is answered, and serves token and media as the account's API does.
 */
export const ACCOUNT = {
  token: 'bihuanTestToken',
  appId: 'wx0123456789abcdef',
  secret: '0123456789abcdef0123456789abcdef',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const keyBytes = Buffer.from(`${ACCOUNT.aesKey}=`, 'base64')
const sha1 = (parts: string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** PKCS#7 of 32 by hand; Node's own pads blocks of 16. */
export function sealAtWeChat(message: string, appId = ACCOUNT.appId, key = keyBytes): string {
  const body = Buffer.from(message, 'utf8')
  const head = Buffer.concat([randomBytes(16), Buffer.alloc(4)])
  head.writeUInt32BE(body.length, 16)
  let whole = Buffer.concat([head, body, Buffer.from(appId)])
  const pad = 32 - (whole.length % 32)
  whole = Buffer.concat([whole, Buffer.from(Array.from({ length: pad }, () => pad))])
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16))
  cipher.setAutoPadding(false)
  return cipher.update(whole, undefined, 'base64') + cipher.final('base64')
}

export function openAtWeChat(sealed: string): { message: string; appId: string } {
  const decipher = createDecipheriv('aes-256-cbc', keyBytes, keyBytes.subarray(0, 16))
  decipher.setAutoPadding(false)
  const whole = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
  const bare = whole.subarray(16, whole.length - (whole.at(-1) as number))
  const length = bare.readUInt32BE(0)
  return { message: bare.subarray(4, 4 + length).toString(), appId: bare.subarray(4 + length).toString() }
}

/** The address of a push, signed; with `sealed` also the signature of safe mode. */
export function signedQuery(seconds: number, { sealed = '', token = ACCOUNT.token, echo = '' } = {}): string {
  const nonce = randomBytes(5).toString('hex')
  const query = new URLSearchParams({
    signature: sha1([token, String(seconds), nonce]),
    timestamp: String(seconds),
    nonce,
    ...(echo && { echostr: echo }),
    ...(sealed && { encrypt_type: 'aes', msg_signature: sha1([token, String(seconds), nonce, sealed]) }),
  })
  return `/api/wechat?${query}`
}

export const messageXml = (fields: Record<string, string | number>): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`)
    .join('')}</xml>`

/** The account's API on a port of its own: one token at a time, media by id, refusals as JSON under 200. */
export async function openAccountApi(media: Readonly<Record<string, { type: string; bytes: Buffer }>>) {
  const seen = { tokens: 0, fetched: [] as string[] }
  let valid = ''
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://wechat')
    const json = (value: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.method === 'POST' && url.pathname === '/cgi-bin/stable_token') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
      if (asked.appid !== ACCOUNT.appId || asked.secret !== ACCOUNT.secret) return json({ errcode: 40125 })
      if (asked.force_refresh || !valid) {
        seen.tokens += 1
        valid = `token-${seen.tokens}`
      }
      return json({ access_token: valid, expires_in: 7200 })
    }
    if (url.pathname === '/cgi-bin/media/get') {
      if (url.searchParams.get('access_token') !== valid) return json({ errcode: 40001, errmsg: 'invalid credential' })
      const id = url.searchParams.get('media_id') ?? ''
      seen.fetched.push(id)
      const found = Object.hasOwn(media, id) ? media[id] : undefined
      if (!found) return json({ errcode: 40007, errmsg: 'invalid media_id' })
      return response
        .writeHead(200, { 'content-type': found.type, 'content-disposition': 'attachment; filename="x"' })
        .end(found.bytes)
    }
    return response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    /** As when somebody else asked for a new token: the one that is kept elsewhere is worth nothing any more. */
    takeTokenBack: () => {
      valid = 'taken-back'
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
