import type { SmsReceipt } from './gateway.ts'

/**
 * A long text reaches the phone as parts with a receipt each, and the customer can read it only when all have arrived:
 * delivered when every part is, failed or expired as soon as one is, undefined while one is still on its way.
 */
export function stateOfWhole(
  partIds: readonly string[],
  receipts: readonly SmsReceipt[],
): SmsReceipt['state'] | undefined {
  const states = partIds.map((id) => receipts.findLast(({ gatewayId }) => gatewayId === id)?.state)
  for (const bad of ['failed', 'expired'] as const) if (states.includes(bad)) return bad
  if (states.includes(undefined)) return undefined
  return states.includes('unknown') ? 'unknown' : 'delivered'
}
