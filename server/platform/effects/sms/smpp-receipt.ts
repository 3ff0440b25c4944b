import smpp, { type Pdu } from 'smpp'
import type { SmsReceipt } from './gateway.ts'

/** The fields that a carrier may add beside the text (SMPP 3.4, 5.3.2); they win, the text is only a custom. */
export type ReceiptTags = { messageId?: string | undefined; messageState?: number | undefined }

type Stage = SmsReceipt['state'] | 'on-its-way'
const BY_WORD: Readonly<Record<string, Stage>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
  UNKNOWN: 'unknown',
  ENROUTE: 'on-its-way',
  ACCEPTD: 'on-its-way',
}
/** SMPP 3.4, 5.2.28: the same, as numbers from 1. */
const WORDS = ['ENROUTE', 'DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD']

/**
 * Reads `id:… sub:001 dlvrd:001 submit date:… done date:2609201405 stat:DELIVRD err:000 text:…`. Answers «on-its-way»
 * for a state that is not the last one, undefined where no message is named. A state of the carrier's own invention
 * is «unknown» with its word as the code.
 */
export function readSmppReceipt(
  text: string,
  tags: ReceiptTags,
  utcOffset: string,
): SmsReceipt | 'on-its-way' | undefined {
  // The customer's own text comes last and could imitate every field before it.
  const fields = text.replace(/\btext:.*$/is, '')
  const gatewayId = tags.messageId || /(?:^|\s)id:(\S+)/i.exec(fields)?.[1]
  const word = WORDS[(tags.messageState ?? 0) - 1] ?? /\bstat:(\S+)/i.exec(fields)?.[1]?.toUpperCase()
  if (!gatewayId || !word) return undefined
  const state = BY_WORD[word] ?? 'unknown'
  if (state === 'on-its-way') return state
  const at = readDoneDate(/\bdone date:(\d+)/i.exec(fields)?.[1], utcOffset)
  const code = codeOf(word, /\berr:(\w+)/i.exec(fields)?.[1])
  return { gatewayId, state, ...(at && { at }), ...(code && { code }) }
}

const codeOf = (word: string, error: string | undefined): string | undefined => {
  const hasError = error && !/^0+$/.test(error)
  if (hasError) return word === 'DELIVRD' ? error : `${word} ${error}`
  return word === 'DELIVRD' ? undefined : word
}

/** YYMMDDhhmm with or without seconds, in the carrier's local time. */
function readDoneDate(digits: string | undefined, utcOffset: string): string | undefined {
  const match = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/.exec(digits ?? '')
  if (!match) return undefined
  const [, year, month, day, hour, minute, second = '00'] = match
  const at = new Date(`20${year}-${month}-${day}T${hour}:${minute}:${second}${utcOffset}`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

const RECEIPT = 0x04
const MESSAGE_TYPE_BITS = 0x3c

export const isReceipt = (pdu: Pdu): boolean => ((pdu.esm_class ?? 0) & MESSAGE_TYPE_BITS) === RECEIPT

/**
 * The receipt's text as the carrier wrote it, in ASCII. The library reads coding 0 as GSM 03.38, where `_` is another
 * character, so an id with an underscore would never be found again: the bytes are taken back first.
 */
export function receiptText(pdu: Pdu): string {
  const content = pdu.short_message
  if (content === undefined) return ''
  if (Buffer.isBuffer(content)) return content.toString('latin1')
  if (typeof content.message !== 'string') return content.message.toString('latin1')
  const isDefaultCoding = ((pdu.data_coding ?? 0) & 0x0f) <= 1
  return isDefaultCoding ? smpp.encodings.ASCII.encode(content.message).toString('latin1') : content.message
}
