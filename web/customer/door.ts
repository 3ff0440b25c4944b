import type { z } from 'zod'
import type * as api from '#contract/customer-door.ts'

/** The shapes as they travel: the pages speak JSON and carry no checker with them. */
export type Progress = z.input<typeof api.Progress>
export type Receipt = z.input<typeof api.GuestReceipt>
export type Told = z.input<typeof api.ToldPromise>
export type Places = z.input<typeof api.CustomerPlaces>
export type Reading = z.input<typeof api.Reading>
export type Key = z.input<typeof api.ProgressKey>
export type Door = {
  bank: { zh: string; en: string }
  hotline: string
  elder: { fromYears: number; typeSizes: number[] }
  outlet: { code: string; name: string; nameEn: string } | null
}
export type Zone = {
  zone: string
  customer: { name: string; phone: string | null }
  reading: Reading | null
  isElderOffered: boolean
}

/** What the server said no to, by its code; `offline` where nothing was heard, `failed` where it has trouble. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Not crypto.randomUUID: WebViews of 2021 do not have it. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

async function ask<T>(path: string, options: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, options)
  } catch {
    throw new Refused('offline')
  }
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer as T
  throw new Refused(response.status >= 500 ? 'failed' : ((answer as { code?: string }).code ?? 'failed'))
}

export const read = <T>(path: string): Promise<T> => ask<T>(path, {})

/** `key` makes a repeated sending the same one. */
export const send = <T>(path: string, body: object, key = newKey()): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })

/** Hands one file in and answers its ticket. */
export const upload = async (blob: Blob, name: string): Promise<string> => {
  const { ticket } = await ask<{ ticket: string }>('/api/files', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    body: blob,
  })
  return ticket
}
