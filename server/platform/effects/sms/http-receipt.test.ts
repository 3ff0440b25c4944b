import { expect, test } from 'vitest'
import { readReceipt } from './http-receipt.ts'
import { signatureOf } from './signature.ts'

const SECRET = 'a-secret-of-the-bank'
const NOW = new Date('2026-09-20T06:00:00Z')
const seconds = String(NOW.getTime() / 1000)
const BODY = JSON.stringify({ gatewayId: 'g-1', state: 'delivered', at: '2026-09-20T13:59:58+08:00' })
const signed = (body = BODY, timestamp = seconds, secret = SECRET) => ({
  'x-bihuan-timestamp': timestamp,
  'x-bihuan-signature': signatureOf(secret, timestamp, body),
})
const at = (secondsLater: number) => new Date(NOW.getTime() + secondsLater * 1000)

test('a signed receipt is taken', () => {
  expect(readReceipt(signed(), BODY, SECRET, NOW)).toEqual({ accepted: true, receipt: JSON.parse(BODY) })
})

test('the signature is the one that any HMAC-SHA256 over «timestamp.body» gives', () => {
  expect(signatureOf('key', '1', 'body')).toBe(
    'sha256=91b5374b153842ad05b2c4eab9349b8321b14703165bd3fb8b034dfb8be98ae5',
  )
})

test('another secret, another body or another moment is refused', () => {
  const wrong = { accepted: false, reason: 'signature-wrong' }
  expect(readReceipt(signed(BODY, seconds, 'guessed'), BODY, SECRET, NOW)).toEqual(wrong)
  expect(readReceipt(signed(), BODY.replace('delivered', 'failed'), SECRET, NOW)).toEqual(wrong)
  expect(readReceipt({ ...signed(), 'x-bihuan-timestamp': String(+seconds + 1) }, BODY, SECRET, NOW)).toEqual(wrong)
  expect(readReceipt({ ...signed(), 'x-bihuan-signature': 'sha256=' }, BODY, SECRET, NOW)).toEqual(wrong)
})

test('a recorded receipt cannot be played again after five minutes, nor prepared before', () => {
  expect(readReceipt(signed(), BODY, SECRET, at(300)).accepted).toBe(true)
  expect(readReceipt(signed(), BODY, SECRET, at(301))).toEqual({ accepted: false, reason: 'stale' })
  expect(readReceipt(signed(), BODY, SECRET, at(-301))).toEqual({ accepted: false, reason: 'stale' })
})

test('what is not signed is not read', () => {
  const unsigned = { accepted: false, reason: 'unsigned' }
  expect(readReceipt({}, BODY, SECRET, NOW)).toEqual(unsigned)
  expect(readReceipt({ ...signed(), 'x-bihuan-timestamp': 'Infinity' }, BODY, SECRET, NOW)).toEqual(unsigned)
  expect(readReceipt({ ...signed(), 'x-bihuan-signature': ['a', 'b'] }, BODY, SECRET, NOW)).toEqual(unsigned)
})

test('our own signed message sent back to us is not a receipt, nor is a broken or an endless one', () => {
  const ours = JSON.stringify({ id: 'm', to: '13800138000', text: 'x' })
  const endless = JSON.stringify({ gatewayId: 'g', state: 'delivered', code: 'x'.repeat(20_000) })
  for (const body of [ours, '{', endless])
    expect(readReceipt(signed(body), body, SECRET, NOW)).toEqual({ accepted: false, reason: 'unreadable' })
})
