import { setTimeout as pause } from 'node:timers/promises'
import smpp, { type Pdu } from 'smpp'
import { checkMessage, type SmsDeps, SmsFailure, type SmsGateway, type SmsMessage, type SmsSent } from './gateway.ts'
import { createReceiptListeners } from './receipt-listeners.ts'
import { smppAddress } from './smpp-address.ts'
import { keepLink, SMPP_PACE, type SmppPace } from './smpp-link.ts'
import { joinHeader, splitText, UDH_INDICATOR } from './smpp-parts.ts'
import { isReceipt, readSmppReceipt, receiptText } from './smpp-receipt.ts'
import { createWindow } from './smpp-window.ts'
import type { SmppSettings } from './sms-settings.ts'

const MOST_WAITING = 1000
const MOST_UNFINISHED = 1000
const THROTTLED_TRIES = 5

/**
 * Sends over one kept SMPP 3.4 link. SMPP knows no idempotency: an offer that was written and never answered fails as
 * `sms.unanswered`, and offering it again may double that one part, never the parts that were answered.
 */
export function createSmppGateway(settings: SmppSettings, deps: SmsDeps, pace: SmppPace = SMPP_PACE): SmsGateway {
  const listeners = createReceiptListeners()
  const link = keepLink(settings, pace, deps, deliver)
  const window = createWindow(settings.window, MOST_WAITING)
  const source = smppAddress(settings.source)
  const underway = new Set<Promise<SmsSent>>()
  /** Ids of the parts that were already taken, per message whose later parts failed: a saving, not the truth. */
  const unfinished = new Map<string, string[]>()
  let isClosed = false

  async function sendParts(message: SmsMessage): Promise<SmsSent> {
    const { dataCoding, bodies } = splitText(message.text)
    const key = JSON.stringify(message)
    const partIds = unfinished.get(key) ?? []
    unfinished.delete(key)
    const to = smppAddress(message.to)
    try {
      for (const [index, body] of [...bodies.entries()].slice(partIds.length)) {
        const isLong = bodies.length > 1
        const header = isLong ? joinHeader(message.id, bodies.length, index + 1) : Buffer.alloc(0)
        const fields = {
          source_addr_ton: source.ton,
          source_addr_npi: source.npi,
          source_addr: source.address,
          dest_addr_ton: to.ton,
          dest_addr_npi: to.npi,
          destination_addr: to.address,
          esm_class: isLong ? UDH_INDICATOR : 0,
          registered_delivery: 1,
          data_coding: dataCoding,
          short_message: Buffer.concat([header, body]),
        }
        partIds.push(await patiently(index, () => submit(fields)))
      }
    } catch (error) {
      if (partIds.length > 0) remember(key, partIds)
      throw error
    }
    return { gatewayId: partIds[0] ?? '', partIds }
  }

  async function submit(fields: Record<string, string | number | Buffer>): Promise<string> {
    // Before the window: while the link is down all wait side by side, not behind each other.
    const session = await link.session()
    return await window.run(async () => {
      const { message_id: id } = await session.request('submit_sm', fields)
      if (!id) throw new SmsFailure('sms.answer-unreadable', 'no message_id in the answer', { retry: true })
      return id
    })
  }

  /** A first part that is throttled is the caller's to offer again; later ones wait here, for half a text is out. */
  async function patiently(index: number, work: () => Promise<string>): Promise<string> {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        const isWorthWaiting = error instanceof SmsFailure && error.code === 'sms.throttled' && !isClosed
        if (index === 0 || tries === THROTTLED_TRIES || !isWorthWaiting) throw error
        await pause(pace.throttledMs * tries)
      }
    }
  }

  function remember(key: string, partIds: string[]): void {
    const [oldest] = unfinished.keys()
    if (unfinished.size >= MOST_UNFINISHED && oldest !== undefined) unfinished.delete(oldest)
    unfinished.set(key, partIds)
  }

  /** Acknowledged only when the listeners are done; a customer's own message has no door here and is not swallowed. */
  async function deliver(pdu: Pdu): Promise<number> {
    const { ESME_ROK = 0, ESME_RX_T_APPN = 0x64, ESME_RX_P_APPN = 0x65 } = smpp.errors
    if (!isReceipt(pdu)) return ESME_RX_P_APPN
    const tags = { messageId: pdu.receipted_message_id, messageState: pdu.message_state }
    const receipt = readSmppReceipt(receiptText(pdu), tags, settings.utcOffset)
    if (receipt === 'on-its-way') return ESME_ROK
    if (!receipt) {
      deps.warn(`The SMS gateway ${settings.host} sent a delivery receipt that names no message.`)
      return ESME_RX_P_APPN
    }
    try {
      await listeners.tell(receipt)
      return ESME_ROK
    } catch (error) {
      deps.warn(`A delivery receipt could not be kept and will come again: ${String(error)}`)
      return ESME_RX_T_APPN
    }
  }

  return {
    name: `${settings.isSecure ? 'smpps' : 'smpp'}://${settings.host}:${settings.port}`,
    async send(message) {
      if (isClosed) throw new SmsFailure('sms.closed', 'the gateway was closed', { retry: true })
      const sending = sendParts(checkMessage(message))
      underway.add(sending)
      return sending.finally(() => underway.delete(sending))
    },
    onReceipt: listeners.add,
    async close() {
      isClosed = true
      const patience = new AbortController()
      const late = pause(settings.timeoutMs, undefined, { signal: patience.signal }).catch(() => undefined)
      await Promise.race([Promise.allSettled(underway), late])
      patience.abort()
      await link.close()
    },
  }
}
