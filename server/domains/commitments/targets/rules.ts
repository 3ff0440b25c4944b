import type { BoardState } from '#contract/commitments.ts'

export type Share = { numerator: number; denominator: number }

/** Two-sided 95 %. */
const Z = 1.959963984540054

/** Wilson's score interval: what a share of so few may hide. 0 of 0 may be anything. */
export function wilson({ numerator, denominator }: Share): { low: number; high: number } {
  if (denominator === 0) return { low: 0, high: 1 }
  const share = numerator / denominator
  const square = (Z * Z) / denominator
  const centre = share + square / 2
  const spread = Z * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator))
  return { low: Math.max(0, (centre - spread) / (1 + square)), high: Math.min(1, (centre + spread) / (1 + square)) }
}

/** In whole numbers: 7 of 70 is 10 %, exactly. A period that still runs can only be at risk. */
export function targetState({ numerator, denominator }: Share, atLeastPercent: number, isOver: boolean): BoardState {
  if (denominator === 0) return 'quiet'
  if (numerator * 100 >= atLeastPercent * denominator) return 'kept'
  return isOver ? 'broken' : 'at-risk'
}
