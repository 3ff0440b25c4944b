import { type SmsDeps, SmsFailure } from './gateway.ts'
import { type Deliver, openSession, type SmppSession } from './smpp-session.ts'
import type { SmppSettings } from './sms-settings.ts'

export type SmppLink = {
  /** The bound session, waited for as long as a request is; rejects at once while the account is refused. */
  session(): Promise<SmppSession>
  close(): Promise<void>
}

export type SmppPace = {
  reconnectFirstMs: number
  reconnectMostMs: number
  signInAgainMs: number
  throttledMs: number
}
export const SMPP_PACE: SmppPace = {
  reconnectFirstMs: 500,
  reconnectMostMs: 30_000,
  // Carriers lock an account that keeps knocking with a wrong password.
  signInAgainMs: 300_000,
  throttledMs: 500,
}

/** Keeps one session bound: the carrier delivers receipts only to who is there. Doubles its pause after each failure. */
export function keepLink(settings: SmppSettings, pace: SmppPace, deps: SmsDeps, deliver: Deliver): SmppLink {
  const name = `${settings.host}:${settings.port}`
  const waiting = new Set<{ resolve(session: SmppSession): void; reject(failure: SmsFailure): void }>()
  let bound: SmppSession | undefined
  let refusal: SmsFailure | undefined
  let failedTries = 0
  let timer: NodeJS.Timeout | undefined
  const closing = new AbortController()
  let connecting = connect()

  async function connect(): Promise<void> {
    try {
      const session = await openSession(settings, deps, deliver, closing.signal)
      if (closing.signal.aborted) return await session.end()
      hold(session)
    } catch (error) {
      if (!(error instanceof SmsFailure)) throw error
      if (!closing.signal.aborted) tryAgainAfter(error)
    }
  }

  function hold(session: SmppSession): void {
    bound = session
    refusal = undefined
    // Not at once: a carrier that signs us in and hangs up is not to be called twice a second for ever.
    const steady = setTimeout(() => {
      failedTries = 0
    }, pace.reconnectMostMs)
    for (const { resolve } of [...waiting]) resolve(session)
    void session.lost.then((cause) => {
      clearTimeout(steady)
      bound = undefined
      if (!closing.signal.aborted) tryAgainAfter(new SmsFailure('sms.unreachable', cause, { retry: true }))
    })
  }

  function tryAgainAfter(failure: SmsFailure): void {
    const backOffMs = Math.min(pace.reconnectMostMs, pace.reconnectFirstMs * 2 ** Math.min(failedTries, 16))
    failedTries++
    refusal = failure.retry ? undefined : failure
    if (refusal) for (const { reject } of [...waiting]) reject(refusal)
    if (failedTries === 1 || refusal) deps.warn(`The SMS gateway ${name} cannot be used (${failure.message}).`)
    const pauseMs = refusal ? pace.signInAgainMs : backOffMs
    timer = setTimeout(() => {
      connecting = connect()
    }, pauseMs)
  }

  const closed = () => new SmsFailure('sms.closed', 'the gateway was closed', { retry: true })
  return {
    async session() {
      if (closing.signal.aborted) throw closed()
      if (bound) return bound
      if (refusal) throw refusal
      const { promise, resolve, reject } = Promise.withResolvers<SmppSession>()
      const waiter = { resolve, reject }
      const unreachable = new SmsFailure('sms.unreachable', `not bound in ${settings.timeoutMs} ms`, { retry: true })
      const late = setTimeout(() => reject(unreachable), settings.timeoutMs)
      waiting.add(waiter)
      return await promise.finally(() => {
        clearTimeout(late)
        waiting.delete(waiter)
      })
    },
    async close() {
      closing.abort()
      clearTimeout(timer)
      for (const { reject } of [...waiting]) reject(closed())
      await connecting
      await bound?.end()
    },
  }
}
