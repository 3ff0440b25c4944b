import type { ReceiptListener, SmsReceipt } from './gateway.ts'

export type ReceiptListeners = { add(listener: ReceiptListener): void; tell(receipt: SmsReceipt): Promise<void> }

/** `tell` rejects when nobody listens or a listener fails, so that no receipt is acknowledged and then lost. */
export function createReceiptListeners(): ReceiptListeners {
  const listeners: ReceiptListener[] = []
  return {
    add: (listener) => void listeners.push(listener),
    async tell(receipt) {
      if (listeners.length === 0) throw new Error('nobody listens for receipts')
      for (const listener of listeners) await listener(receipt)
    },
  }
}
