import { expect, onTestFinished, test } from 'vitest'
import { createHttpGateway } from '#platform/effects/sms/http-gateway.ts'
import { SIGNATURE_HEADER, signatureOf, TIMESTAMP_HEADER } from '#platform/effects/sms/signature.ts'
import { createServer } from '#platform/http.ts'
import { messageRoutes } from './routes.ts'

const secret = 'a-secret-of-the-gateway'
const now = new Date('2026-03-02T01:00:00Z')
const timestamp = String(now.getTime() / 1000)
const body = JSON.stringify({ gatewayId: 'part-1', state: 'delivered' })

/** The door alone, with the gateway's own verification behind it. */
async function door() {
  const heard: string[] = []
  const gateway = createHttpGateway(
    { kind: 'http', url: 'http://127.0.0.1:9/sms', key: 'k', secret, timeoutMs: 100 },
    { now: () => now },
  )
  gateway.onReceipt(({ gatewayId, state }) => void heard.push(`${gatewayId} ${state}`))
  const server = createServer({ tls: undefined, proxies: undefined })
  onTestFinished(() => server.close())
  messageRoutes({ server, world: { config: { sms: 'http://…' } } } as never, gateway)
  const tell = (headers: Record<string, string>, payload = body) =>
    server.inject({ method: 'POST', url: '/api/sms/receipts', headers, payload })
  return { heard, tell }
}
const signed = (text = body, at = timestamp) => ({
  'content-type': 'application/json',
  [TIMESTAMP_HEADER]: at,
  [SIGNATURE_HEADER]: signatureOf(secret, at, text),
})

test('what the gateway signed is heard', async () => {
  const { heard, tell } = await door()
  expect((await tell(signed())).statusCode).toBe(204)
  expect(heard).toEqual(['part-1 delivered'])
})

test('nobody else’s word is heard: unsigned, signed by another, of yesterday, or changed on the way', async () => {
  const { heard, tell } = await door()
  const yesterday = String(Number(timestamp) - 86_400)
  for (const attempt of [
    tell({ 'content-type': 'application/json' }),
    tell({ ...signed(), [SIGNATURE_HEADER]: signatureOf('another-secret-of-16', timestamp, body) }),
    tell(signed(body, yesterday)),
    tell(signed(), body.replace('delivered', 'failed')),
  ])
    expect((await attempt).statusCode).toBe(401)
  expect((await tell(signed('x'.repeat(20_000)), 'x'.repeat(20_000))).statusCode).toBe(413)
  expect((await tell(signed('{"state":1}'), '{"state":1}')).statusCode).toBe(422)
  expect(heard).toEqual([])
})
