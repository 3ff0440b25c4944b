import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { SmsGateway, SmsReceipt } from './gateway.ts'
import { createHttpGateway } from './http-gateway.ts'
import { isSignedBy, signatureOf } from './signature.ts'

const SECRET = 'a-secret-of-the-bank'
const NOW = new Date('2026-09-20T06:00:00Z')
const message = { id: 'm-1', to: '13800138000', text: '您的反馈已处理，请确认是否满意。' }
type Asked = { path: string | undefined; headers: IncomingMessage['headers']; body: string }

/** A gateway company on loopback: `answer` speaks for it. */
async function company(answer: (response: ServerResponse, asked: Asked, nth: number) => void) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const one = { path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() }
    asked.push(one)
    answer(response, one, asked.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { asked, port: (server.address() as AddressInfo).port }
}

function gatewayTo({ port }: { port: number }, timeoutMs = 2000): SmsGateway {
  const settings = {
    kind: 'http',
    url: `http://127.0.0.1:${port}/send?line=3`,
    key: 'bank',
    secret: SECRET,
    timeoutMs,
  } as const
  return createHttpGateway(settings, { now: () => NOW })
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

test('a message is posted once, signed, under its own id, and the gateway’s id comes back', async () => {
  const sms = await company((response) => json(response, 202, { gatewayId: 'g-7' }))
  expect(await gatewayTo(sms).send(message)).toEqual({ gatewayId: 'g-7', partIds: ['g-7'] })
  const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = sms.asked
  expect(sms.asked.length).toBe(1)
  expect(path).toBe('/send?line=3')
  expect(JSON.parse(body)).toEqual(message)
  expect(headers).toMatchObject({
    'idempotency-key': 'm-1',
    'content-type': 'application/json',
    'x-bihuan-key': 'bank',
    'x-bihuan-timestamp': '1789884000',
  })
  expect(isSignedBy(SECRET, '1789884000', body, String(headers['x-bihuan-signature']))).toBe(true)
})

test.each([
  [400, 'sms.refused', false],
  [401, 'sms.refused', false],
  [404, 'sms.refused', false],
  [422, 'sms.refused', false],
  [408, 'sms.refused', true],
  [409, 'sms.refused', true],
  [425, 'sms.refused', true],
  [429, 'sms.throttled', true],
  [500, 'sms.refused', true],
  [503, 'sms.refused', true],
])('HTTP %i is %s, to be offered again: %s', async (status, code, retry) => {
  const sms = await company((response) => json(response, status, { gatewayId: 'g-7' }))
  await expect(gatewayTo(sms).send(message)).rejects.toMatchObject({ code, retry, detail: `HTTP ${status}` })
})

test('throttled and then accepted, the message is offered under the same key', async () => {
  const sms = await company((response, _, nth) => json(response, nth === 1 ? 429 : 200, { gatewayId: 'g-7' }))
  const gateway = gatewayTo(sms)
  await expect(gateway.send(message)).rejects.toMatchObject({ retry: true })
  expect(await gateway.send(message)).toMatchObject({ gatewayId: 'g-7' })
  expect(new Set(sms.asked.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['m-1']))
})

test('a redirect is refused: phone number and text go to the configured address only', async () => {
  const elsewhere = await company((response) => json(response, 200, { gatewayId: 'stolen' }))
  const location = `http://127.0.0.1:${elsewhere.port}/`
  for (const status of [302, 307, 308]) {
    const sms = await company((response) => response.writeHead(status, { location }).end())
    await expect(gatewayTo(sms).send(message)).rejects.toMatchObject({ code: 'sms.refused', detail: `HTTP ${status}` })
  }
  expect(elsewhere.asked).toEqual([])
})

test('an answer without end is cut off', async () => {
  let written = 0
  const sms = await company((response) => {
    const chunk = Buffer.alloc(16_384, ' ')
    const pour = () => {
      while (!response.destroyed) {
        written += chunk.length
        if (!response.write(chunk)) return void response.once('drain', pour)
      }
    }
    response.writeHead(200)
    pour()
  })
  await expect(gatewayTo(sms).send(message)).rejects.toMatchObject({
    code: 'sms.answer-unreadable',
    detail: 'more than 65536 bytes',
    retry: true,
  })
  await vi.waitFor(() => {
    const before = written
    return new Promise((resolve) => setTimeout(resolve, 50)).then(() => expect(written).toBe(before))
  })
})

test('an answer that is no answer is not taken for success', async () => {
  for (const body of ['', 'OK', '{}', '{"gatewayId":""}', '{"gatewayId":7}']) {
    const sms = await company((response) => response.writeHead(200).end(body))
    await expect(gatewayTo(sms).send(message)).rejects.toMatchObject({ code: 'sms.answer-unreadable', retry: true })
  }
})

test('a gateway that hangs is not waited for longer than agreed, before its answer or within it', async () => {
  const silent = await company(() => undefined)
  await expect(gatewayTo(silent, 100).send(message)).rejects.toMatchObject({ code: 'sms.unanswered', retry: true })
  const slow = await company((response) => response.writeHead(200).write('{"gatewayId":'))
  await expect(gatewayTo(slow, 100).send(message)).rejects.toMatchObject({ code: 'sms.unanswered', retry: true })
})

test('a gateway that is not there is named by the system’s word, without number, text or secret', async () => {
  const gateway = gatewayTo({ port: 1 })
  const failure = await gateway.send(message).catch((error: Error) => error)
  expect(failure).toMatchObject({ code: 'sms.unreachable', retry: true })
  expect(String(failure)).not.toMatch(/13800138000|反馈|secret/)
})

test('ten messages at once, answered in reverse, keep their ids', async () => {
  const sms = await company((response, { body }, nth) => {
    setTimeout(() => json(response, 200, { gatewayId: `g-${JSON.parse(body).id}` }), 10 * (11 - nth))
  })
  const gateway = gatewayTo(sms)
  const ids = Array.from({ length: 10 }, (_, index) => `m-${index}`)
  const sent = await Promise.all(ids.map((id) => gateway.send({ ...message, id })))
  expect(sent.map(({ gatewayId }) => gatewayId)).toEqual(ids.map((id) => `g-${id}`))
})

test('closing lets what is under way finish and refuses what comes later', async () => {
  const sms = await company((response) => void setTimeout(() => json(response, 200, { gatewayId: 'g-7' }), 50))
  const gateway = gatewayTo(sms)
  const sending = gateway.send(message)
  await gateway.close()
  expect(sms.asked.length).toBe(1)
  await expect(sending).resolves.toMatchObject({ gatewayId: 'g-7' })
  await expect(gateway.send(message)).rejects.toMatchObject({ code: 'sms.closed', retry: true })
})

const callback = (body: string, secret = SECRET) => {
  const timestamp = String(NOW.getTime() / 1000)
  return { 'x-bihuan-timestamp': timestamp, 'x-bihuan-signature': signatureOf(secret, timestamp, body) }
}

test('a signed receipt reaches the listener, a forged one does not', async () => {
  const gateway = gatewayTo({ port: 1 })
  const receipts: SmsReceipt[] = []
  gateway.onReceipt((receipt) => void receipts.push(receipt))
  const body = JSON.stringify({ gatewayId: 'g-7', state: 'delivered' })
  expect(await gateway.receive?.(callback(body), body)).toMatchObject({ accepted: true })
  expect(await gateway.receive?.(callback(body, 'guessed'), body)).toEqual({
    accepted: false,
    reason: 'signature-wrong',
  })
  expect(receipts).toEqual([{ gatewayId: 'g-7', state: 'delivered' }])
})

test('a receipt that could not be kept is not acknowledged', async () => {
  const gateway = gatewayTo({ port: 1 })
  const body = JSON.stringify({ gatewayId: 'g-7', state: 'delivered' })
  await expect(gateway.receive?.(callback(body), body)).rejects.toThrow('nobody listens')
})
