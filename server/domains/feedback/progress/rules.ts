import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Deadline } from '#contract/commitments.ts'
import type { Progress, ToldPromise } from '#contract/customer-door.ts'
import type { Label, Outcome, Stage } from '#contract/words.ts'

const CODE_DIGITS = 8

/**
 * The code that opens the progress of a number: eight digits, short enough for a telephone and an old hand; guessing is
 * limited at the door. It is computed and never kept, so that a lost reply can be told again and no row gives it away.
 */
export function progressCode(secret: string, number: string): string {
  const digest = createHmac('sha256', secret).update(`progress:${number}`).digest()
  return String(digest.readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
}

export function opens(secret: string, number: string, code: string): boolean {
  const [wanted, given] = [Buffer.from(progressCode(secret, number)), Buffer.from(code)]
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/** As people type: full-width letters, small ones, spaces, the stroke left out. C261124-000123 is meant. */
export function readNumber(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
  return plain.replace(/^([FC]\d{6})(\d+)$/, '$1-$2')
}

export const readCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Dash}]/gu, '')

const STAGES = ['receive', 'analyse', 'handle', 'reply', 'verify'] as const

/** The line of 4.3: when each stage of this round began. What an earlier round went through stays gone through. */
export function stageLine(
  stage: Stage,
  steps: readonly { stage: string; round: number; fromAt: Date }[],
): Progress['stages'] {
  const latest = steps.reduce((highest, step) => Math.max(highest, step.round), 0)
  const now = (STAGES as readonly Stage[]).indexOf(stage)
  return STAGES.map((it, place) => {
    const step = steps.findLast((each) => each.stage === it && (each.round === latest || it === 'receive'))
    return { stage: it, at: step && (now < 0 || place <= now) ? step.fromAt : null, isNow: it === stage }
  })
}

type Face = { stage: Stage; outcome: Outcome | null; reopenedCount: number }

export function stateOf({ stage, outcome, reopenedCount }: Face): Progress['state'] {
  if (stage === 'closed') return outcome === 'verified' ? 'confirmed' : outcome === 'withdrawn' ? 'withdrawn' : 'closed'
  if (stage === 'verify') return 'answered'
  return reopenedCount > 0 ? 'reopened' : 'in-work'
}

/** The promises that still run, soonest first, in a customer's words; two that say the same are one. */
export function toldPromises(deadlines: readonly Deadline[], words: Readonly<Record<string, Label>>): ToldPromise[] {
  const running = deadlines
    .filter(({ state }) => state === 'running' || state === 'paused')
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  return running.flatMap(({ commitmentId, dueAt, clause, basis }) => {
    const says = words[commitmentId]
    return says ? [{ dueAt, clause, basis, says }] : []
  })
}
