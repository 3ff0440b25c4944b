import { z } from 'zod'
import { checkMessage, type SmsDeps, SmsFailure, type SmsGateway, type SmsMessage, type SmsSent } from './gateway.ts'
import { parseJson, readReceipt } from './http-receipt.ts'
import { createReceiptListeners } from './receipt-listeners.ts'
import { KEY_HEADER, SIGNATURE_HEADER, signatureOf, TIMESTAMP_HEADER } from './signature.ts'
import type { HttpSmsSettings } from './sms-settings.ts'

const MAX_ANSWER_BYTES = 65_536
const Answer = z.object({ gatewayId: z.string().min(1).max(128) })
const again = { retry: true }

/**
 * Refused for good are 4xx only. Not among them: 408 and 429 by their meaning, 409 and 425 because a gateway that keeps
 * idempotency keys says so while the first offer, which we gave up waiting for, is still being sent.
 */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status)

/**
 * Posts `{ id, to, text }`, signed, with the message's id as `Idempotency-Key`; the gateway answers 2xx with
 * `{ "gatewayId": … }` and the same again for the same key. Receipts come to a door of ours: see `readReceipt`.
 */
export function createHttpGateway(settings: HttpSmsSettings, deps: Pick<SmsDeps, 'now'>): SmsGateway {
  const listeners = createReceiptListeners()
  const underway = new Set<Promise<SmsSent>>()
  let isClosed = false

  async function post(message: SmsMessage): Promise<SmsSent> {
    const signal = AbortSignal.timeout(settings.timeoutMs)
    try {
      const response = await fetch(settings.url, { ...requestOf(message), redirect: 'manual', signal })
      if (!response.ok) {
        await response.body?.cancel()
        throw failureOfStatus(response.status)
      }
      const answer = Answer.safeParse(parseJson(await textWithin(response, MAX_ANSWER_BYTES)))
      if (!answer.success) throw new SmsFailure('sms.answer-unreadable', 'no gatewayId in the answer', again)
      return { gatewayId: answer.data.gatewayId, partIds: [answer.data.gatewayId] }
    } catch (error) {
      if (error instanceof SmsFailure) throw error
      if (signal.aborted) throw new SmsFailure('sms.unanswered', `no answer in ${settings.timeoutMs} ms`, again)
      throw new SmsFailure('sms.unreachable', networkCodeOf(error), again)
    }
  }

  function requestOf(message: SmsMessage): RequestInit {
    const body = JSON.stringify(message)
    const timestamp = String(Math.floor(deps.now().getTime() / 1000))
    return {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.id,
        [KEY_HEADER]: settings.key,
        [TIMESTAMP_HEADER]: timestamp,
        [SIGNATURE_HEADER]: signatureOf(settings.secret, timestamp, body),
      },
      body,
    }
  }

  return {
    name: new URL(settings.url).origin,
    async send(message) {
      if (isClosed) throw new SmsFailure('sms.closed', 'the gateway was closed', again)
      const sending = post(checkMessage(message))
      underway.add(sending)
      return sending.finally(() => underway.delete(sending))
    },
    onReceipt: listeners.add,
    async receive(headers, body) {
      const verdict = readReceipt(headers, body, settings.secret, deps.now())
      if (verdict.accepted) await listeners.tell(verdict.receipt)
      return verdict
    },
    async close() {
      isClosed = true
      await Promise.allSettled(underway)
    },
  }
}

function failureOfStatus(status: number): SmsFailure {
  if (status === 429) return new SmsFailure('sms.throttled', 'HTTP 429', again)
  return new SmsFailure('sms.refused', `HTTP ${status}`, { retry: !isFinal(status) })
}

/** Reads no more than it may: a gateway that answers without end is cut off. */
async function textWithin(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new SmsFailure('sms.answer-unreadable', `more than ${maxBytes} bytes`, again)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** fetch hides the system's word (ECONNREFUSED, …) in the cause, and the address in the message. */
function networkCodeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'network failure'
}
