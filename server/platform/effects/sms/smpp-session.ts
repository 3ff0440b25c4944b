import { isIP } from 'node:net'
import smpp, { type Fields, type Pdu } from 'smpp'
import { type SmsDeps, SmsFailure } from './gateway.ts'
import { failureOfStatus } from './smpp-status.ts'
import type { SmppSettings } from './sms-settings.ts'

/** One bound connection, from its bind to its loss. */
export type SmppSession = {
  /** Rejects when the answer is an error, when none comes in time, and when the connection is lost before it. */
  request(command: 'submit_sm' | 'unbind', fields: Fields): Promise<Pdu>
  /** Resolves with the cause when the connection is gone, whoever ended it. */
  lost: Promise<string>
  end(): Promise<void>
}

/** Takes what the carrier delivers and answers with an SMPP status. */
export type Deliver = (pdu: Pdu) => Promise<number>

const SMPP_3_4 = 0x34

/**
 * Connects and signs in. The library forgets requests when a socket closes and stays deaf after a malformed frame, so
 * each request carries its own end here and an error always ends the connection. `signal` gives up the attempt.
 */
export async function openSession(
  settings: SmppSettings,
  deps: SmsDeps,
  deliver: Deliver,
  signal: AbortSignal,
): Promise<SmppSession> {
  const { host, port, isSecure, timeoutMs } = settings
  const session = smpp.connect({
    host,
    port,
    tls: isSecure,
    // Each request is one small packet: held back for the last one's ACK, it waits 40 ms for nothing.
    noDelay: true,
    ...(isSecure && !isIP(host) && { servername: host }),
    ...(deps.authority && { ca: deps.authority }),
  })
  const pending = new Set<(failure: SmsFailure) => void>()
  const lost = new Promise<string>((resolve) => {
    let cause = 'closed by the other side'
    session.on('error', (error: NodeJS.ErrnoException) => {
      cause = error.code ?? 'unreadable frame'
      session.destroy()
    })
    session.on('close', () => resolve(cause))
  })

  const request = (command: 'bind_transceiver' | 'submit_sm' | 'enquire_link' | 'unbind', fields: Fields) =>
    new Promise<Pdu>((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer)
        pending.delete(fail)
      }
      const fail = (failure: SmsFailure) => {
        settle()
        reject(failure)
      }
      const timer = setTimeout(() => fail(unanswered(command, `${timeoutMs} ms`)), timeoutMs)
      pending.add(fail)
      const isWritten = session[command](fields, (response) => {
        const status = response.command_status
        if (status !== 0) fail(failureOfStatus(status))
        // The carrier has forgotten that we are bound: only a new connection helps.
        if (status === smpp.errors.ESME_RINVBNDSTS) session.destroy()
        settle()
        resolve(response)
      })
      if (!isWritten) fail(new SmsFailure('sms.unreachable', 'the connection is gone', { retry: true }))
    })

  session.on('pdu', (pdu: Pdu) => {
    if (pdu.isResponse()) return
    if (pdu.command === 'enquire_link') session.send(pdu.response())
    else if (pdu.command === 'unbind') {
      session.send(pdu.response())
      session.close()
    } else if (pdu.command === 'deliver_sm')
      void deliver(pdu).then((status) => session.send(pdu.response({ command_status: status })))
    else if (pdu.command === 'data_sm' || pdu.command === 'unknown')
      session.send(pdu.response({ command_status: smpp.errors.ESME_RINVCMDID ?? 3 }))
  })

  const { promise: connected, resolve } = Promise.withResolvers<void>()
  session.once(isSecure ? 'secureConnect' : 'connect', resolve)
  const giveUp = () => session.destroy()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await within(timeoutMs, connected, lost)
    const { user, password, systemType } = settings
    void lost.then((cause) => {
      for (const fail of [...pending]) fail(unanswered('request', cause))
    })
    await request('bind_transceiver', {
      system_id: user,
      password,
      system_type: systemType,
      interface_version: SMPP_3_4,
    })
  } catch (error) {
    session.destroy()
    throw error
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
  const heartbeat = setInterval(() => {
    request('enquire_link', {}).catch(() => session.destroy())
  }, settings.enquireMs)
  void lost.then(() => clearInterval(heartbeat))

  return {
    request,
    lost,
    async end() {
      // A carrier that does not answer the good-bye is left all the same.
      await request('unbind', {}).catch(() => undefined)
      session.destroy()
      await lost
    },
  }
}

const unanswered = (command: string, why: string): SmsFailure =>
  new SmsFailure('sms.unanswered', `${command}: ${why}`, { retry: true })

async function within(timeoutMs: number, connected: Promise<void>, lost: Promise<string>): Promise<void> {
  const unreachable = (why: string) => new SmsFailure('sms.unreachable', why, { retry: true })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unreachable(`no connection in ${timeoutMs} ms`)), timeoutMs)
  })
  const refused = lost.then((cause) => {
    throw unreachable(cause)
  })
  refused.catch(() => undefined)
  await Promise.race([connected, refused, late]).finally(() => clearTimeout(timer))
}
