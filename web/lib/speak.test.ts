import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { sessionGivenUp, signedInAgain } from './session.ts'
import { speak } from './speak.ts'

const note = endpoint({
  method: 'POST',
  path: '/api/notes',
  may: 'staff',
  says: 'Takes a note.',
  body: z.object({ text: z.string() }),
  reply: z.object({ ok: z.literal(true) }),
})

/** The server's side of the wire: refuses until somebody signs in, and remembers the keys that it was sent. */
function wire() {
  const keys: (string | null)[] = []
  let isSignedIn = false
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'))
    return isSignedIn
      ? Response.json({ ok: true })
      : Response.json({ code: 'sign-in.needed', detail: {} }, { status: 401 })
  })
  const signIn = () => {
    isSignedIn = true
  }
  return { keys, signIn }
}

afterEach(() => vi.unstubAllGlobals())
const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

test('when the session ended, what was asked waits for the sign-in and goes on under the same key', async () => {
  const { keys, signIn } = wire()
  const asked = speak(note, { text: '客户明天方便接电话' }, 'key-1')
  await soon()
  signIn()
  signedInAgain()
  expect(await asked).toEqual({ ok: true })
  expect(keys).toEqual(['key-1', 'key-1'])
})

test('when somebody else signs in, what was asked is never done in their name', async () => {
  const { keys, signIn } = wire()
  const asked = speak(note, { text: '备注' }, 'key-2').catch((error: Error) => error.message)
  await soon()
  signIn()
  sessionGivenUp()
  expect(await asked).toBe('session-ended')
  expect(keys).toHaveLength(1)
})
