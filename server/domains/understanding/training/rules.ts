import { FEATURE_BITS, type Features } from '../features/rules.ts'
import { type Model, sharesOf } from '../model/rules.ts'

export type Example = { features: Features; label: string; weight?: number }
export type Schedule = { rounds: number; rate: number; pull: number; dropped: number; balance: number }

export const usualSchedule: Schedule = { rounds: 14, rate: 0.6, pull: 5e-4, dropped: 0.2, balance: 0.5 }

/** A small generator with a fixed seed: the same texts give the same model, bit for bit. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffled<Item>(items: readonly Item[], roll: () => number): Item[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(roll() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item]
  }
  return mixed
}

/** A rare class would be drowned by a frequent one: its examples count more, by the given power of the imbalance. */
function balanceOf(examples: readonly Example[], classes: readonly string[], power: number): Float64Array {
  const counts = new Map<string, number>()
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1)
  const usual = examples.length / classes.length
  return Float64Array.from(classes, (it) => (usual / (counts.get(it) ?? usual)) ** power)
}

/** Multinomial logistic regression by AdaGrad; a share of the features is hidden each time so that none is relied on alone. */
export function train(examples: readonly Example[], classes: readonly string[], schedule = usualSchedule): Model {
  const count = classes.length
  const slots = 2 ** FEATURE_BITS
  const weights = new Float32Array(slots * count)
  const heat = new Float32Array(slots * count).fill(0.01)
  const bias = new Float32Array(count)
  const biasHeat = new Float32Array(count).fill(0.01)
  const indexOf = new Map(classes.map((label, at) => [label, at]))
  const balance = balanceOf(examples, classes, schedule.balance)
  const roll = dice(20240501)
  const scores = new Float32Array(count)

  for (let round = 0; round < schedule.rounds; round += 1) {
    const rate = schedule.rate * (1 - round / schedule.rounds / 1.2)
    for (const { features, label, weight = 1 } of shuffled(examples, roll)) {
      const target = indexOf.get(label)
      if (target === undefined) throw new RangeError(`no class ${label}`)
      const shown = [...features.ids.keys()].filter(() => roll() >= schedule.dropped)
      scores.set(bias)
      for (const at of shown) {
        const row = (features.ids[at] as number) * count
        const value = (features.values[at] as number) * SPREAD
        for (let it = 0; it < count; it += 1)
          scores[it] = (scores[it] as number) + (weights[row + it] as number) * value
      }
      const shares = sharesOf(scores, 1)
      const importance = weight * (balance[target] as number)
      const errors = shares.map((share, it) => (share - (it === target ? 1 : 0)) * importance)
      for (const at of shown) {
        const row = (features.ids[at] as number) * count
        const value = (features.values[at] as number) * SPREAD
        for (let it = 0; it < count; it += 1) {
          const slope = (errors[it] as number) * value + schedule.pull * (weights[row + it] as number)
          heat[row + it] = (heat[row + it] as number) + slope * slope
          weights[row + it] = (weights[row + it] as number) - (rate * slope) / Math.sqrt(heat[row + it] as number)
        }
      }
      for (let it = 0; it < count; it += 1) {
        const slope = errors[it] as number
        biasHeat[it] = (biasHeat[it] as number) + slope * slope
        bias[it] = (bias[it] as number) - (0.1 * rate * slope) / Math.sqrt(biasHeat[it] as number)
      }
    }
  }
  return quantise(classes, weights, bias)
}

/** Features of length one are small numbers; this spreads them so that the rate fits every text length. */
const SPREAD = 3

function quantise(classes: readonly string[], weights: Float32Array, bias: Float32Array): Model {
  const count = classes.length
  const widest = new Float32Array(count)
  for (let at = 0; at < weights.length; at += 1) {
    const label = at % count
    widest[label] = Math.max(widest[label] as number, Math.abs(weights[at] as number))
  }
  const steps = widest.map((it) => (it || 1) / 127)
  const small = Int8Array.from(weights, (weight, at) => Math.round(weight / (steps[at % count] as number)))
  return { classes, weights: small, steps: steps.map((step) => step * SPREAD), bias, temperature: 1 }
}

/** The temperature at which the shares of unseen examples are most honest (least surprise). */
export function calibrate(scored: readonly { scores: Float32Array; target: number }[]): number {
  const surprise = (temperature: number) =>
    scored.reduce(
      (sum, { scores, target }) => sum - Math.log(Math.max(1e-9, sharesOf(scores, temperature)[target] as number)),
      0,
    )
  const candidates = Array.from({ length: 46 }, (_, at) => 0.3 + at * 0.06)
  return candidates.reduce((best, it) => (surprise(it) < surprise(best) ? it : best), 1)
}
