import type { CallEvent, CallSummary } from '#contract/calls.ts'

/** One event as it is kept: its agent is a person of ours by now. */
export type Told = Pick<CallEvent, 'event' | 'sequence' | 'at' | 'queue' | 'ivr' | 'recording'> & {
  callerPhone: string | null
  callee: string | null
  agentId: string | null
}
export type CallFace = {
  state: CallSummary['state']
  callerPhone: string | null
  callee: string | null
  queue: string | null
  ivr: string[]
  agentId: string | null
  transfers: number
  beganAt: Date
  answeredAt: Date | null
  endedAt: Date | null
  recording: string | null
}

/** Of two events with one number the earlier in a call's life comes first. */
const RANK: Readonly<Record<Told['event'], number>> = {
  ringing: 0,
  answered: 1,
  transferred: 2,
  recording: 3,
  ended: 4,
}

const inOrder = (a: Told, b: Told) =>
  a.sequence - b.sequence || RANK[a.event] - RANK[b.event] || a.at.getTime() - b.at.getTime()

/**
 * The call as all that was told of it makes it. Folded anew from every event each time, so that the order of arrival
 * cannot matter: what came late is put where it belongs.
 */
export function foldCall(told: readonly Told[]): CallFace {
  const events = told.toSorted(inOrder)
  const first = events[0]
  if (!first) throw new RangeError('a call of which nothing was told')
  const face: CallFace = {
    state: 'ringing',
    callerPhone: null,
    callee: null,
    queue: null,
    ivr: [],
    agentId: null,
    transfers: 0,
    beganAt: new Date(Math.min(...events.map(({ at }) => at.getTime()))),
    answeredAt: null,
    endedAt: null,
    recording: null,
  }
  for (const event of events) take(face, event)
  if (face.endedAt) face.state = face.answeredAt ? 'ended' : 'abandoned'
  return face
}

function take(face: CallFace, event: Told): void {
  face.callerPhone ??= event.callerPhone
  face.callee ??= event.callee
  face.queue = event.queue || face.queue
  face.recording = event.recording || face.recording
  face.agentId = event.agentId ?? face.agentId
  if (event.ivr && event.ivr.length > 0) face.ivr = event.ivr
  switch (event.event) {
    case 'answered':
      face.state = 'answered'
      face.answeredAt ??= event.at
      break
    case 'transferred':
      face.state = 'ringing'
      face.transfers += 1
      break
    case 'ended':
      face.endedAt = event.at
      break
  }
}

const DAY = 86_400_000
const AHEAD_MILLISECONDS = 5 * 60_000
const OLDEST_DAYS = 7

/** The telephone system's clock may be a little ahead, and its queue a few days behind; beyond that it is a fault or a forgery. */
export const isPlausible = (at: Date, now: Date): boolean =>
  at.getTime() <= now.getTime() + AHEAD_MILLISECONDS && at.getTime() >= now.getTime() - OLDEST_DAYS * DAY

/** As customers' records keep numbers: without the country, spaces and dashes. A withheld number is none. */
export function phoneOf(raw: string | undefined): string | null {
  const digits = (raw ?? '').replace(/[\s()-]/g, '').replace(/^(\+|00)86(?=1\d{10}$)/, '')
  return /^\+?\d{3,20}$/.test(digits) ? digits : null
}

/** What was noted after the case had been opened; all of it where the earlier part was rewritten. */
export const untoldNotes = (notes: string, told: string): string =>
  notes === told ? '' : notes.startsWith(told) ? notes.slice(told.length).trim() : notes.trim()

/** A call without a word noted yet still says by itself what it is about: where the caller was sent, and by which choices. */
export const wayOf = (queue: string | null, ivr: readonly string[]): string =>
  [queue, ...ivr].filter(Boolean).join(' > ')

/** In which language somebody noted what was said. */
export const languageOf = (text: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
