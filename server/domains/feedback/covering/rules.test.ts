import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cover, coverLine, coverTable, type Table } from './rules.ts'

const LEAST = 5

const withTotals = (cells: readonly (readonly number[])[]): Table => {
  const rows = cells.map((row) => [...row, row.reduce((a, b) => a + b, 0)])
  return [...rows, (rows[0] as number[]).map((_, at) => rows.reduce((sum, row) => sum + (row[at] as number), 0))]
}

/** The covered counts that somebody knows for certain who solves all the sums at once (Gauss, to the row-reduced form). */
function solvedBy(table: Table, cover: Cover): string[] {
  const names = cover.flatMap((row, r) => row.flatMap((isCovered, c) => (isCovered ? [`${r} ${c}`] : [])))
  const line = (cells: [number, number][]) =>
    names.map((name): number => {
      const at = cells.findIndex(([r, c]) => `${r} ${c}` === name)
      return at < 0 ? 0 : at === cells.length - 1 ? -1 : 1
    })
  const matrix = [
    ...table.map((row, r) => line(row.map((_, c) => [r, c]))),
    ...(table[0] as number[]).map((_, c) => line(table.map((_, r) => [r, c]))),
  ]
  let top = 0
  for (let column = 0; column < names.length; column += 1) {
    const pivot = matrix.findIndex((row, at) => at >= top && Math.abs(row[column] as number) > 1e-9)
    if (pivot < 0) continue
    ;[matrix[top], matrix[pivot]] = [matrix[pivot] as number[], matrix[top] as number[]]
    const lead = matrix[top] as number[]
    const by = lead[column] as number
    for (let c = 0; c < names.length; c += 1) lead[c] = (lead[c] as number) / by
    matrix.forEach((row, at) => {
      const factor = row[column] as number
      if (at !== top && factor !== 0) matrix[at] = row.map((value, c) => value - factor * (lead[c] as number))
    })
    top += 1
  }
  return matrix.flatMap((row) => {
    const used = row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : []))
    return used.length === 1 ? [names[used[0] as number] as string] : []
  })
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 90 })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )
  .map(withTotals)

test('nobody who adds and subtracts all that is told learns a count below five', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const cover = coverTable(table, LEAST)
      table.forEach((row, r) => {
        row.forEach((count, c) => {
          if (count > 0 && count < LEAST) expect(cover[r]?.[c]).toBe(true)
        })
      })
      const small = solvedBy(table, cover).filter((name) => {
        const [r, c] = name.split(' ').map(Number) as [number, number]
        return (table[r]?.[c] ?? 0) < LEAST
      })
      expect(small).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('a row whose covered counts add up to what only one reading allows is covered further', () => {
  const cover = coverTable(
    withTotals([
      [1, 1, 30, 40],
      [20, 20, 20, 20],
    ]),
    LEAST,
  )
  expect(cover[0]?.slice(0, 4).filter(Boolean).length).toBeGreaterThan(2)
})

test('where no count is small everything is told, and zeros always are', () => {
  expect(
    coverTable(
      withTotals([
        [5, 0],
        [0, 9],
      ]),
      LEAST,
    ).flat(),
  ).not.toContain(true)
  fc.assert(
    fc.property(tables, (table) => {
      const cover = coverTable(table, LEAST)
      const coveredZeros = table.flatMap((row, r) => row.filter((count, c) => count === 0 && cover[r]?.[c]))
      expect(coveredZeros).toEqual([])
    }),
  )
})

test('the small tier of a cell cannot be had by taking the other tiers from the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 7 }), (parts) => {
      const cover = coverLine(parts, LEAST)
      const hidden = parts.filter((_, at) => cover[at])
      const told = parts.filter((_, at) => !cover[at])
      expect(told.every((count) => count === 0 || count >= LEAST)).toBe(true)
      // One alone, or as many ones as their sum: known for certain. A whole below five is itself not told.
      const whole = parts.reduce((a, b) => a + b, 0)
      if (hidden.length > 0 && whole >= LEAST)
        expect(hidden.length > 1 && hidden.reduce((a, b) => a + b, 0) > hidden.length).toBe(true)
    }),
  )
})
