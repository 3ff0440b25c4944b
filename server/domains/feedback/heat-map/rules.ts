import type { Analysis } from '#platform/manual/analysis.ts'
import { type Comparison, compareAll } from '../rises/rules.ts'

export type CellCount = { business: string; nature: string; n: number; earlier: number[] }
type Counted = { week: string; business: string; nature: string; n: number }

/** The cells of a map from counts by week: this week's, and those of the earlier weeks, oldest first, absent ones zero. */
export function arrangeCells(counts: readonly Counted[], week: string, earlierWeeks: readonly string[]): CellCount[] {
  const cells = new Map<string, CellCount>()
  const placeOf = new Map(earlierWeeks.map((name, at) => [name, at]))
  for (const { week: of, business, nature, n } of counts) {
    const key = `${business} ${nature}`
    const cell = cells.get(key) ?? { business, nature, n: 0, earlier: earlierWeeks.map(() => 0) }
    cells.set(key, cell)
    const place = placeOf.get(of)
    if (of === week) cell.n += n
    else if (place !== undefined) cell.earlier[place] = (cell.earlier[place] as number) + n
  }
  return [...cells.values()].filter(({ n, earlier }) => n > 0 || earlier.some((count) => count > 0))
}

/** Compares the cells of problems with their past; praise and questions are counted, and never alarm. */
export function compareCells(cells: readonly CellCount[], { notProblems, heatMap }: Analysis): Comparison {
  const isProblem = ({ nature }: CellCount) => !notProblems.includes(nature)
  const { verdicts, ...compared } = compareAll(cells.filter(isProblem), heatMap)
  let next = 0
  return {
    ...compared,
    verdicts: cells.map((cell) => {
      if (isProblem(cell)) return verdicts[next++] as Comparison['verdicts'][number]
      const expected = cell.earlier.reduce((sum, n) => sum + n, 0) / Math.max(1, cell.earlier.length)
      return { expected, chance: 1, isRise: false }
    }),
  }
}

/** Words in the order of the taxonomy, those that a bank no longer knows behind them. */
export const inOrderOf = (known: readonly string[], used: Iterable<string>): string[] => {
  const place = new Map(known.map((word, at) => [word, at]))
  return [...new Set(used)].toSorted(
    (a, b) => (place.get(a) ?? known.length) - (place.get(b) ?? known.length) || (a < b ? -1 : 1),
  )
}
