import type { Features } from '../features/rules.ts'

/** A linear model: for each slot of the features one small whole number per class, times the class's step. */
export type Model = {
  classes: readonly string[]
  weights: Int8Array
  steps: Float32Array
  bias: Float32Array
  /** Divides the scores so that "0.8 sure" is right eight times of ten. */
  temperature: number
}

export type Ranked = { value: string; confidence: number }[]

export function scoresOf({ classes, weights, steps, bias }: Model, { ids, values }: Features): Float32Array {
  const count = classes.length
  const scores = new Float32Array(count)
  for (let at = 0; at < ids.length; at += 1) {
    const row = (ids[at] as number) * count
    const value = values[at] as number
    for (let label = 0; label < count; label += 1)
      scores[label] = (scores[label] as number) + (weights[row + label] as number) * value
  }
  for (let label = 0; label < count; label += 1)
    scores[label] = (scores[label] as number) * (steps[label] as number) + (bias[label] as number)
  return scores
}

/** Scores as shares that sum to one. */
export function sharesOf(scores: Float32Array, temperature: number): Float32Array {
  const highest = Math.max(...scores)
  const shares = scores.map((score) => Math.exp((score - highest) / temperature))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}

export function rank(model: Model, features: Features): Ranked {
  const shares = sharesOf(scoresOf(model, features), model.temperature)
  return model.classes
    .map((value, label) => ({ value, confidence: shares[label] as number }))
    .sort((a, b) => b.confidence - a.confidence)
}

const MOST_REASONS = 4
const LONGEST_REASON = 12
/** More candidates than reasons, because the strongest often stand within one another. */
const CANDIDATES = 16

/** The stretches of the text that spoke most for a class, none within another. */
export function reasonsFor(model: Model, features: Features, value: string): { start: number; end: number }[] {
  const label = model.classes.indexOf(value)
  const reasons: { start: number; end: number }[] = []
  for (const at of strongest(model, features, label)) {
    if (reasons.length === MOST_REASONS) break
    const start = features.starts[at] as number
    const end = features.ends[at] as number
    if (!reasons.some((it) => it.start < end && start < it.end)) reasons.push({ start, end })
  }
  return reasons.sort((a, b) => a.start - b.start)
}

/** Places of the features that pull hardest towards a class, hardest first; kept in a short list, never sorted whole. */
function strongest({ weights, classes }: Model, { ids, values, starts, ends }: Features, label: number): number[] {
  const places: number[] = []
  const pulls: number[] = []
  for (let at = 0; at < ids.length; at += 1) {
    const length = (ends[at] as number) - (starts[at] as number)
    const pull = (weights[(ids[at] as number) * classes.length + label] as number) * (values[at] as number)
    if (pull <= 0 || length === 0 || length > LONGEST_REASON) continue
    if (places.length === CANDIDATES && pull <= (pulls[CANDIDATES - 1] as number)) continue
    let rank = Math.min(places.length, CANDIDATES - 1)
    while (rank > 0 && (pulls[rank - 1] as number) < pull) {
      pulls[rank] = pulls[rank - 1] as number
      places[rank] = places[rank - 1] as number
      rank -= 1
    }
    pulls[rank] = pull
    places[rank] = at
  }
  return places
}
