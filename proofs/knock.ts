export type Answer<T = Record<string, unknown>> = { status: number; body: T }

/** One request to one process of the bank, answered or broken off; nothing is tried twice. */
export async function knock<T = Record<string, unknown>>(
  base: string,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const response = await fetch(`${base}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as T }
}

/** Does the work for every item, so many at once, and answers in the order of the items. */
export async function inParallel<I, O>(
  items: readonly I[],
  width: number,
  work: (item: I) => Promise<O>,
): Promise<O[]> {
  const done: O[] = new Array(items.length)
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(width, items.length) }, async () => {
      for (let nth = next++; nth < items.length; nth = next++) done[nth] = await work(items[nth] as I)
    }),
  )
  return done
}
