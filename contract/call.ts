import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

/** A refusal as it travels: `code` is a key in every language. */
export class CallRefused extends Error {
  readonly status: number
  readonly code: string
  readonly detail: Record<string, unknown>

  constructor(status: number, code: string, detail: Record<string, unknown>) {
    super(code)
    this.status = status
    this.code = code
    this.detail = detail
  }
}

/** The web app's only way to the server: the same object that the server binds. `key` makes a repeated call harmless. */
export async function call<I, O>(
  e: Endpoint<I, O>,
  input: I,
  { send = fetch, key }: { send?: typeof fetch; key?: string } = {},
): Promise<O> {
  const rest = new Map(Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined))
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest.get(name)))
    rest.delete(name)
    return value
  })
  const fields = Object.fromEntries(rest)
  const query = e.query && rest.size > 0 ? `?${new URLSearchParams(fields as Record<string, string>)}` : ''
  const response = await send(path + query, {
    method: e.method,
    headers: {
      ...(e.body && { 'content-type': 'application/json' }),
      ...(e.method !== 'GET' && !e.isFleeting && { 'idempotency-key': key ?? crypto.randomUUID() }),
    },
    ...(e.body && { body: JSON.stringify(fields) }),
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (response.ok) return z.parse(e.reply, answer) as O
  const { code = 'no-answer', detail = {} } = answer as { code?: string; detail?: Record<string, unknown> }
  throw new CallRefused(response.status, code, detail)
}
