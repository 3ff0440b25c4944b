import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/**
 * An S3-compatible store for one test: PUT, GET with a range, HEAD and DELETE, each only under a right AWS Signature V4,
 * which it computes by itself from what arrived.
 */
export async function standInS3(secret: string) {
  const objects = new Map<string, Buffer>()
  const refused: string[] = []
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const why = faultOf(request, body, secret)
    if (why) {
      refused.push(why)
      response.writeHead(403).end(`<Error><Code>SignatureDoesNotMatch</Code><Message>${why}</Message></Error>`)
      return
    }
    const name = decodeURIComponent(request.url ?? '')
    const object = objects.get(name)
    if (request.method === 'PUT') {
      objects.set(name, body)
      response.writeHead(200, { etag: `"${sha256(body)}"` }).end()
    } else if (request.method === 'DELETE') {
      objects.delete(name)
      response.writeHead(204).end()
    } else if (!object) response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
    else giveRange(request, response, object)
  }
  server.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())))
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bihuan`, objects, refused }
}

function giveRange(request: IncomingMessage, response: ServerResponse, object: Buffer): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const part = from === undefined ? object : object.subarray(Number(from), Number(to) + 1)
  response.writeHead(from === undefined ? 200 : 206, { 'content-length': part.length }).end(part)
}

/** Why a request is not signed as AWS prescribes (Signature Version 4, canonical request and key by date and region). */
function faultOf({ method, url, headers }: IncomingMessage, body: Buffer, secret: string): string | undefined {
  const read =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!read) return 'no signature'
  const [, day = '', region = '', signed = '', signature] = read
  const payload = String(headers['x-amz-content-sha256'])
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'another body was signed'
  const { pathname, searchParams } = new URL(url ?? '', 'http://store')
  const query = [...searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort()
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}\n`)
  const canonical = [method, pathname, query.join('&'), lines.join(''), signed, payload].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = ['s3', 'aws4_request'].reduce<Buffer>(hmac, hmac(hmac(`AWS4${secret}`, day), region))
  return hmac(key, text).toString('hex') === signature ? undefined : 'a wrong signature'
}
