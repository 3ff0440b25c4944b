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

/** The stretches of the text that spoke most for a class, longest first where one holds the other. */
export function reasonsFor(model: Model, features: Features, value: string): { start: number; end: number }[] {
  const label = model.classes.indexOf(value)
  const count = model.classes.length
  const spoken = [...features.ids].map((id, at) => ({
    start: features.starts[at] as number,
    end: features.ends[at] as number,
    // Against the average class: a word that speaks for everything explains nothing.
    pull:
      (model.weights[id * count + label] as number) * (model.steps[label] as number) * (features.values[at] as number),
  }))
  const strongest = spoken
    .filter(({ pull, start, end }) => pull > 0 && end > start && end - start <= 12)
    .sort((a, b) => b.pull - a.pull)
  const reasons: { start: number; end: number }[] = []
  for (const { start, end } of strongest) {
    if (reasons.length === MOST_REASONS) break
    if (!reasons.some((it) => it.start < end && start < it.end)) reasons.push({ start, end })
  }
  return reasons.sort((a, b) => a.start - b.start)
}
