import { CallRefused, call } from '#contract/call.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { untilSignedInAgain } from './session.ts'

/** Asks the server; where the session has ended, waits for the sign-in and asks again under the same key. */
export async function speak<I, O>(endpoint: Endpoint<I, O>, input: I, key?: string): Promise<O> {
  const options = key === undefined ? {} : { key }
  try {
    return await call(endpoint, input, options)
  } catch (error) {
    if (!(error instanceof CallRefused) || error.status !== 401) throw error
    await untilSignedInAgain()
    return call(endpoint, input, options)
  }
}
