export type SmppAddress = { ton: number; npi: number; address: string }

/** Type of number and numbering plan: +86… is international (1/1), letters are alphanumeric (5/0), the rest as dialled (0/1). */
export function smppAddress(text: string): SmppAddress {
  if (text.startsWith('+')) return { ton: 1, npi: 1, address: text.slice(1) }
  return /^\d+$/.test(text) ? { ton: 0, npi: 1, address: text } : { ton: 5, npi: 0, address: text }
}
