import type { AddressInfo } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'

export type CenterOptions = {
  port?: number
  password?: string
  tls?: { key: string; cert: string }
  /** The status for the n-th submit of this center (from 1); «silence» never answers it, «hang-up» cuts the line. */
  answer?: (nth: number, submit: Pdu) => number | 'silence' | 'hang-up'
  /** The n-th submit is answered only when this resolves, so that a test decides how many are under way. */
  hold?: (nth: number) => Promise<unknown>
}

/** A short message centre on loopback that speaks SMPP 3.4, holds senders to its limits, and joins long texts as a phone does. */
export type SmppCenter = Awaited<ReturnType<typeof startSmppCenter>>

export async function startSmppCenter(options: CenterOptions = {}) {
  const { port = 0, password = 'opensesame', tls, answer = () => 0, hold = async () => undefined } = options
  const taken: { id: string; submit: Pdu }[] = []
  const binds: Pdu[] = []
  const pulse = { enquiries: 0, unbinds: 0, underway: 0, mostUnderway: 0, answersEnquiries: true }
  let submits = 0

  const server = smpp.createServer({ ...tls, noDelay: true }, (session) => {
    session.on('error', () => session.destroy())
    session.on('bind_transceiver', (bind: Pdu) => {
      binds.push(bind)
      const isWelcome = bind.password === password
      session.send(bind.response(isWelcome ? {} : { command_status: smpp.errors.ESME_RINVPASWD ?? 0x0e }))
    })
    session.on('enquire_link', (enquiry: Pdu) => {
      pulse.enquiries++
      if (pulse.answersEnquiries) session.send(enquiry.response())
    })
    session.on('unbind', (unbind: Pdu) => {
      pulse.unbinds++
      session.send(unbind.response())
      session.close()
    })
    session.on('submit_sm', (submit: Pdu) => void take(session, submit))
  })

  async function take(session: Session, submit: Pdu): Promise<void> {
    const nth = ++submits
    pulse.mostUnderway = Math.max(pulse.mostUnderway, ++pulse.underway)
    await hold(nth)
    pulse.underway--
    const status = isTooLong(submit) ? (smpp.errors.ESME_RINVMSGLEN ?? 1) : answer(nth, submit)
    if (status === 'silence') return
    if (status === 'hang-up') return session.destroy()
    if (status !== 0) return void session.send(submit.response({ command_status: status }))
    const id = `${submit.destination_addr}_${nth}`
    taken.push({ id, submit })
    session.send(submit.response({ message_id: id }))
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    binds,
    pulse,
    /** Whole texts as the phone of this number shows them; a text with a part missing is not shown. */
    textsOn: (number: string) => joined(taken.map(({ submit }) => submit).filter((s) => s.destination_addr === number)),
    /** Delivers to whoever is bound and answers with the status it got back. */
    deliver: (fields: Record<string, string | number | Buffer>) =>
      new Promise<number>((resolve, reject) => {
        const isWritten = server.sessions[0]?.deliver_sm(fields, ({ command_status }) => resolve(command_status))
        if (!isWritten) reject(new Error('nobody is bound'))
      }),
    sayGoodbye: () => new Promise<void>((resolve) => server.sessions[0]?.unbind({}, () => resolve())),
    sessions: () => server.sessions.length,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const session of [...server.sessions]) session.destroy()
      await closed
    },
  }
}

const elementsOf = (submit: Pdu) => {
  const content = submit.short_message
  if (content === undefined || Buffer.isBuffer(content) || typeof content.message !== 'string')
    throw new Error('the center cannot read this coding')
  return { udh: content.udh ?? [], text: content.message }
}

/** 140 octets of user data; the default alphabet is packed eight septets to seven octets. */
function isTooLong(submit: Pdu): boolean {
  const { udh, text } = elementsOf(submit)
  const header = udh.length === 0 ? 0 : 1 + udh.reduce((sum, { length }) => sum + length, 0)
  const octets =
    submit.data_coding === 8 ? text.length * 2 : Math.ceil((smpp.encodings.ASCII.encode(text).length * 7) / 8)
  return header + octets > 140
}

function joined(submits: readonly Pdu[]): string[] {
  const texts: string[] = []
  const halves = new Map<number, Map<number, string>>()
  for (const submit of submits) {
    const { udh, text } = elementsOf(submit)
    const [, , reference, total, number] = udh[0] ?? []
    if (reference === undefined || total === undefined || number === undefined) {
      texts.push(text)
      continue
    }
    const parts = halves.get(reference) ?? new Map<number, string>()
    halves.set(reference, parts.set(number, text))
    if (parts.size < total) continue
    texts.push(Array.from({ length: total }, (_, index) => parts.get(index + 1)).join(''))
    halves.delete(reference)
  }
  return texts
}
