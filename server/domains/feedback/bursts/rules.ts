/** How many alike are needed at the least: fewer are a coincidence that no test can tell from a burst. */
export const LEAST_ALIKE = 5
/** One in a million: a bank looks at thousands of kinds and places a day, and must not cry wolf. */
export const BEYOND_CHANCE = 1e-6
export const WINDOW_MINUTES = 120
export const PAST_DAYS = 28

/** P(X ≥ k) for a Poisson count with mean λ: how often the past alone would bring so many. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1
  // Summed from k upwards in logarithms, since 1 minus the lower part loses all digits where the tail is small.
  let logTerm = -mean + k * Math.log(mean)
  for (let i = 2; i <= k; i++) logTerm -= Math.log(i)
  let term = Math.exp(logTerm)
  let sum = 0
  for (let i = k; term > sum * 1e-15 && i < k + 10_000; i++) {
    sum += term
    term *= mean / (i + 1)
  }
  return Math.min(1, sum)
}

/**
 * What the past lets us expect in one window. A kind that was never seen is given half a case in the whole past, so
 * that the first few of a new kind are not at once beyond chance.
 */
export const expectedInWindow = (pastCount: number): number =>
  ((pastCount + 0.5) * WINDOW_MINUTES) / (PAST_DAYS * 24 * 60)

export type BurstVerdict = { isBurst: boolean; expected: number; chance: number }

/** Alike in meaning and place, from different customers, beyond what the past explains (4.2.2). */
export function judgeBurst(alike: number, pastCount: number): BurstVerdict {
  const expected = expectedInWindow(pastCount)
  const chance = poissonTail(alike, expected)
  return { isBurst: alike >= LEAST_ALIKE && chance < BEYOND_CHANCE, expected, chance }
}

export type Voice = {
  id: string
  unitId: string
  caseId: string | null
  by: string
  receivedAt: Date
  fingerprint: readonly number[]
}

/** Voices alike to one, itself included; several of one customer count once, so that nobody can make a burst alone. */
export function alikeTo<V extends Voice>(
  voice: V,
  others: readonly V[],
  likeness: (a: readonly number[], b: readonly number[]) => number,
  atLeast: number,
): V[] {
  const alike = others.filter(
    (other) => other.id === voice.id || likeness(voice.fingerprint, other.fingerprint) >= atLeast,
  )
  return alike.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
}

export const differentCustomers = (voices: readonly Voice[]): number => new Set(voices.map((voice) => voice.by)).size
