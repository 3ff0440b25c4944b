/** Dice that fall the same way each time: a demo bank must be the same bank on every machine. */
export type Dice = {
  /** 0 ≤ n < 1 */
  next(): number
  /** A whole number from 0 to n - 1. */
  below(n: number): number
  oneOf<T>(items: readonly T[]): T
  /** One item, each as often as its weight says. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  happens(percent: number): boolean
  bytes(length: number): Buffer
}

/** mulberry32: small, and even enough for names and errands. Never for secrets. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    oneOf: (items) => items[below(items.length)] as (typeof items)[number],
    weighted(items, weightOf) {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return items.at(-1) as (typeof items)[number]
    },
    happens: (percent) => next() * 100 < percent,
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  }
}
