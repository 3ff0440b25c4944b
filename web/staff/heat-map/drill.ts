import type { HeatMap } from '#contract/analysis.ts'
import type { FeedbackFilter } from '#contract/feedback.ts'

export type Place = { unitId?: string | undefined; tier?: string | undefined; fromOn: string; untilOn: string }

/** A cell of the map: a kind of business and a nature of problem. */
export type Pair = { business: string; nature: string }

/** Which part of the bank, which customers and which days a map speaks of. */
export const placeOf = ({ unit, tier, fromOn, untilOn }: HeatMap): Place => ({
  unitId: unit?.id,
  tier: tier ?? undefined,
  fromOn,
  untilOn,
})

/** The list's filter for a cell, a row, a column or the whole map: what is counted there is what it lists. */
export const filterFor = (place: Place, cell: { business?: string; nature?: string } = {}): FeedbackFilter =>
  Object.fromEntries(Object.entries({ ...cell, ...place }).filter(([, value]) => value !== undefined))

export const drillAddress = (filter: FeedbackFilter): string =>
  `/feedback?${new URLSearchParams(filter as Record<string, string>)}`

/** One in so many, in round figures: 1/2,900. */
export function oneIn(chance: number): string {
  if (chance < 1e-9) return '< 1/10⁹'
  const one = 1 / chance
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(one)) - 1)
  return one < 2 ? chance.toFixed(2) : `1/${(Math.round(one / unit) * unit).toLocaleString('en')}`
}

/** Four steps by the root, so that one very large count does not make all others look alike. */
export const heatOf = (n: number, most: number): number =>
  n <= 0 || most <= 0 ? 0 : Math.max(1, Math.min(4, Math.ceil(4 * Math.sqrt(n / most))))
