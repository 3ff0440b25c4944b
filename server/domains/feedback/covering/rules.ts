/** Counts with their sums: the last row and the last column hold the totals, the last of both the grand total. */
export type Table = readonly (readonly number[])[]
/** True where the count is not told. */
export type Cover = boolean[][]

type Edge = { row: number; column: number }

/**
 * What must not be told, so that no count from 1 to `least` - 1 can be known or worked out from the others and the
 * totals: those counts themselves, and as many others as it takes. Zeros are told. The table is read as a graph, rows
 * and columns its points, covered counts its lines: a count can be worked out exactly when its line is a bridge.
 */
export function coverTable(table: Table, least: number): Cover {
  const isSmall = (count: number) => count > 0 && count < least
  const cover = table.map((row) => row.map(isSmall))
  const smalls = edgesOf(cover)
  for (;;) {
    const bridges = bridgesOf(cover)
    const alone = smalls.find((edge) => bridges.has(nameOf(edge)))
    const given = alone ?? smalls.find((edge) => isTight(table, cover, edge, least))
    if (!given) return cover
    const helpers = (alone && cheapestRing(table, cover, alone)) || cheapestBeside(table, cover, given)
    // Everything in its row and column is covered already; then nothing gives it away, and this is never reached.
    if (helpers.length === 0) return table.map((row) => row.map((count) => count > 0))
    for (const { row, column } of helpers) (cover[row] as boolean[])[column] = true
  }
}

/** Along one axis, where only the sum is told beside the parts (tiers of one cell). */
export function coverLine(parts: readonly number[], least: number): boolean[] {
  const cover = parts.map((count) => count > 0 && count < least)
  if (!cover.includes(true)) return cover
  const byCount = parts.map((count, at) => ({ count, at })).filter(({ count }) => count > 0)
  for (const { at } of byCount.toSorted((a, b) => a.count - b.count)) {
    const hidden = parts.filter((_, part) => cover[part])
    if (isRoomy(hidden, least)) return cover
    cover[at] = true
  }
  return cover
}

/** Two or more, and each of them might be as large as `least` for all that their sum says. */
const isRoomy = (hidden: readonly number[], least: number): boolean =>
  hidden.length >= 2 && hidden.reduce((sum, count) => sum + count, 0) - (hidden.length - 1) >= least

const edgesOf = (cover: Cover): Edge[] =>
  cover.flatMap((cells, row) => cells.flatMap((isCovered, column) => (isCovered ? [{ row, column }] : [])))

const nameOf = ({ row, column }: Edge) => `${row} ${column}`

/** The sum of a line whose total is told must leave room: 1 + 1 = 2 says everything, 4 + 4 = 8 nearly so. */
function isTight(table: Table, cover: Cover, { row, column }: Edge, least: number): boolean {
  const inRow = (table[row] as readonly number[]).map((count, at) => ({ count, isCovered: cover[row]?.[at] }))
  const inColumn = table.map((cells, at) => ({ count: cells[column] as number, isCovered: cover[at]?.[column] }))
  return [inRow, inColumn].some((line) => {
    if (line.at(-1)?.isCovered) return false
    return !isRoomy(
      line.slice(0, -1).flatMap(({ count, isCovered }) => (isCovered ? [count] : [])),
      least,
    )
  })
}

/** The three counts that close a ring with it, the smallest in all, totals only where there is no other. */
function cheapestRing(table: Table, cover: Cover, { row, column }: Edge): Edge[] | undefined {
  let best: { edges: Edge[]; cost: number } | undefined
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 0) - 1]
  const TOTAL = 1e9
  table.forEach((cells, r) => {
    if (r === row) return
    cells.forEach((_, c) => {
      if (c === column) return
      const ring = [
        { row, column: c },
        { row: r, column },
        { row: r, column: c },
      ]
      if (ring.some((edge) => countAt(table, edge) === 0)) return
      const edges = ring.filter((edge) => !cover[edge.row]?.[edge.column])
      const cost = edges.reduce(
        (sum, edge) => sum + countAt(table, edge) + (edge.row === lastRow || edge.column === lastColumn ? TOTAL : 0),
        0,
      )
      if (!best || cost < best.cost) best = { edges, cost }
    })
  })
  return best?.edges
}

/** The smallest count beside it, in its row or its column, that is still told; a total only where nothing else is left. */
function cheapestBeside(table: Table, cover: Cover, { row, column }: Edge): Edge[] {
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 0) - 1]
  const isTotal = (edge: Edge) => Number(edge.row === lastRow || edge.column === lastColumn)
  const beside = [
    ...(table[row] as readonly number[]).map((_, at) => ({ row, column: at })),
    ...table.map((_, at) => ({ row: at, column })),
  ].filter((edge) => !cover[edge.row]?.[edge.column] && countAt(table, edge) > 0)
  return beside.toSorted((a, b) => isTotal(a) - isTotal(b) || countAt(table, a) - countAt(table, b)).slice(0, 1)
}
const countAt = (table: Table, { row, column }: Edge) => table[row]?.[column] ?? 0

/** Tarjan's: a line whose two ends hang together by nothing else. */
function bridgesOf(cover: Cover): Set<string> {
  const height = cover.length
  const neighbours: number[][] = Array.from({ length: height + (cover[0]?.length ?? 0) }, () => [])
  for (const { row, column } of edgesOf(cover)) {
    neighbours[row]?.push(height + column)
    neighbours[height + column]?.push(row)
  }
  const bridges = new Set<string>()
  const [found, low] = [new Map<number, number>(), new Map<number, number>()]
  const visit = (point: number, from: number): void => {
    found.set(point, found.size)
    low.set(point, found.get(point) as number)
    for (const next of neighbours[point] ?? []) {
      if (next === from) continue
      if (!found.has(next)) {
        visit(next, point)
        if ((low.get(next) as number) > (found.get(point) as number))
          bridges.add(point < height ? `${point} ${next - height}` : `${next} ${point - height}`)
      }
      low.set(point, Math.min(low.get(point) as number, low.get(next) as number))
    }
  }
  neighbours.forEach((_, point) => {
    if (!found.has(point)) visit(point, -1)
  })
  return bridges
}
