/** Asks the bank; undefined where no answer came back within its time. */
export async function ask<T>(
  path: string,
  body: object,
  key = randomId(),
): Promise<{ status: number; body: T } | undefined> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), 20_000)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: stop.signal,
    })
    return { status: response.status, body: (await response.json()) as T }
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** UUID v4. Not `crypto.randomUUID`, which tablets of 2020 do not have. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
