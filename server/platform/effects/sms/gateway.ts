import { z } from 'zod'

/**
 * What goes to a phone. `id` is the sender's own and stays the same when a message is offered again. 670 characters are
 * ten UCS-2 parts: longer than any reply of manual 4.3 should be, short enough for every carrier.
 */
export type SmsMessage = z.infer<typeof SmsMessage>
export const SmsMessage = z.object({
  id: z.string().regex(/^[\x21-\x7e]{1,128}$/),
  to: z.string().regex(/^\+?\d{3,20}$/),
  text: z.string().min(1).max(670),
})

/** `partIds` has one id for every part that a long text was cut into; `gatewayId` is the first of them. */
export type SmsSent = { gatewayId: string; partIds: readonly string[] }

export type SmsReceipt = {
  /** The id of the *part* it is about: see `SmsSent.partIds` and `stateOfWhole`. */
  gatewayId: string
  state: 'delivered' | 'failed' | 'expired' | 'unknown'
  at?: string
  code?: string
}

/** The gateway is told «received» only after this has returned: what fails here is delivered again by the gateway. */
export type ReceiptListener = (receipt: SmsReceipt) => void | Promise<void>

export type CallbackVerdict =
  | { accepted: true; receipt: SmsReceipt }
  | { accepted: false; reason: 'unsigned' | 'signature-wrong' | 'stale' | 'unreadable' }
export type CallbackHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

export type SmsGateway = {
  /** For logs and screens: the address without user, password or secret. */
  readonly name: string
  /** Resolves when the gateway has taken the message, rejects with `SmsFailure`. */
  send(message: SmsMessage): Promise<SmsSent>
  onReceipt(listener: ReceiptListener): void
  /** Only where receipts come as HTTP callbacks: verifies one, tells the listeners, says what to answer. */
  receive?(headers: CallbackHeaders, body: string): Promise<CallbackVerdict>
  close(): Promise<void>
}

/** What the composition root lends. `now` is the wall clock even in the sandbox: signatures are checked by others. */
export type SmsDeps = {
  now(): Date
  warn(sentence: string): void
  /** PEM of the authority that signed the gateway's certificate, where it is not a public one. */
  authority?: string
}

export type SmsFailureCode =
  | 'sms.message-invalid'
  | 'sms.refused'
  | 'sms.sign-in-refused'
  | 'sms.throttled'
  | 'sms.too-busy'
  | 'sms.unreachable'
  /** It was handed over but nobody answered: it may arrive, and offering it again may double it. */
  | 'sms.unanswered'
  | 'sms.answer-unreadable'
  | 'sms.closed'

/** Why a message was not taken. `detail` is for the log and never holds a number, a text or a secret. */
export class SmsFailure extends Error {
  readonly code: SmsFailureCode
  readonly retry: boolean
  readonly detail: string

  constructor(code: SmsFailureCode, detail: string, { retry }: { retry: boolean }) {
    super(`${code}: ${detail}`)
    this.name = 'SmsFailure'
    this.code = code
    this.retry = retry
    this.detail = detail
  }
}

/** Refuses what no gateway could send, naming the fields and not their values. */
export function checkMessage(message: SmsMessage): SmsMessage {
  const checked = SmsMessage.safeParse(message)
  if (checked.success) return checked.data
  const fields = [...new Set(checked.error.issues.map(({ path }) => path.join('.')))]
  throw new SmsFailure('sms.message-invalid', fields.join(', '), { retry: false })
}
