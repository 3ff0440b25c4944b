import smpp from 'smpp'
import { SmsFailure } from './gateway.ts'

const NAMES = new Map(Object.entries(smpp.errors).map(([name, status]) => [status, name]))
const THROTTLED = new Set(['ESME_RTHROTTLED', 'ESME_RMSGQFUL'])
/** The carrier's own trouble, or a link that is not bound any more: the message is not to blame. */
const PASSING = new Set([
  'ESME_RSYSERR',
  'ESME_RINVBNDSTS',
  'ESME_RALYBND',
  'ESME_RBINDFAIL',
  'ESME_RSUBMITFAIL',
  'ESME_RX_T_APPN',
  'ESME_RDELIVERYFAILURE',
  'ESME_RUNKNOWNERR',
  'ESME_RSERTYPUNAVAIL',
])
const ACCOUNT = new Set(['ESME_RINVPASWD', 'ESME_RINVSYSID', 'ESME_RINVSYSTYP'])

/** A status is named as the specification names it; vendors' own (0x400 and above) by number, and they may pass. */
export function failureOfStatus(status: number): SmsFailure {
  const name = NAMES.get(status) ?? `status 0x${status.toString(16).padStart(4, '0')}`
  if (THROTTLED.has(name)) return new SmsFailure('sms.throttled', name, { retry: true })
  if (ACCOUNT.has(name)) return new SmsFailure('sms.sign-in-refused', name, { retry: false })
  return new SmsFailure('sms.refused', name, { retry: PASSING.has(name) || !NAMES.has(status) })
}
