/**
 * The rules of a tablet's queue: what goes next, and what an answer, or none, means for it. Values in, verdict out; the
 * keeping is `tap-store.ts`, the sending `courier.ts`.
 */
export type KeptTap = {
  sequence: number
  id: string
  deviceAt: string
  rating: number
  reasons: string[]
  text: string
  language: 'zh' | 'en'
  /** At which counter it was given: a tablet that was moved does not carry its ratings to another one. */
  counterId: string
  /** `open` while the customer may still say why; `aside` once the bank refused it for good. */
  state: 'open' | 'ready' | 'aside'
}

export const BATCH = 20
const FIRST_WAIT = 2_000
const LONGEST_WAIT = 120_000

/** What is sent next: of this counter, finished, oldest first. */
export const nextBatch = (taps: readonly KeptTap[], counterId: string, most = BATCH): KeptTap[] =>
  taps
    .filter((tap) => tap.state === 'ready' && tap.counterId === counterId)
    .sort((a, b) => a.sequence - b.sequence)
    .slice(0, most)

/** What the foot of the screen tells: how many wait and since when, and how many nobody will take. */
export function standing(taps: readonly KeptTap[]) {
  const waiting = taps.filter((tap) => tap.state !== 'aside')
  const since = waiting.reduce<string | null>(
    (first, { deviceAt }) => (!first || deviceAt < first ? deviceAt : first),
    null,
  )
  return { waiting: waiting.length, since, aside: taps.length - waiting.length }
}
export type Standing = ReturnType<typeof standing>

/** Twice as long after each failure, up to two minutes; a part by chance, so that an outlet's tablets do not knock as one. */
export const backOff = (failures: number, chance: number): number =>
  Math.round(Math.min(FIRST_WAIT * 2 ** Math.max(0, failures - 1), LONGEST_WAIT) * (0.5 + chance / 2))

export type Answer = { status: number; accepted?: string[]; refused?: { id: string }[] }
export type Verdict = {
  forget: string[]
  aside: string[]
  next: 'go-on' | 'wait' | 'smaller' | 'shut-out'
}

/** Only the bank's own word lets go of a tap. No answer, a busy bank or a fault: it stays, and comes again. */
export function judge(batch: readonly KeptTap[], answer: Answer | undefined): Verdict {
  const keepAll = { forget: [], aside: [] }
  const sent = new Set(batch.map(({ id }) => id))
  if (answer?.status === 200) {
    const forget = (answer.accepted ?? []).filter((id) => sent.has(id))
    const aside = (answer.refused ?? []).map(({ id }) => id).filter((id) => sent.has(id))
    // An answer that names none of what was sent is no answer: going on would turn in a circle.
    return { forget, aside, next: forget.length + aside.length > 0 ? 'go-on' : 'wait' }
  }
  if (answer?.status === 401) return { ...keepAll, next: 'shut-out' }
  const isRefusedWhole = answer && [400, 413, 422].includes(answer.status)
  if (!isRefusedWhole) return { ...keepAll, next: 'wait' }
  // One that cannot be read must not hold back the others: it is looked for by halves, and set aside alone.
  const [only] = batch
  return batch.length === 1 && only ? { forget: [], aside: [only.id], next: 'go-on' } : { ...keepAll, next: 'smaller' }
}
