import { CsvError, parse } from 'csv-parse/sync'
import { Refusal } from '../refusal.ts'

export type TableRow = { line: number; cell(column: string): string }
export type TableProblem = { line: number; code: string; text: string }

/** A cell that a spreadsheet would compute: `=cmd|…`, `@SUM(…)`, `+1+…`. A telephone number is none. */
export const isFormula = (cell: string): boolean => /^[=@\t\r]|^[+-](?![\d -]*$)/.test(cell)

/**
 * The rows of a CSV table under its header, whose columns may stand in any order. Lines are as an editor counts them.
 * A row with a formula in it is a problem; a header that lacks a column refuses the file.
 */
export function readRows(
  text: string,
  { needs, most }: { needs: readonly string[]; most: number },
): { rows: TableRow[]; problems: TableProblem[] } {
  const lines: { line: number; cells: string[] }[] = []
  try {
    parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 20_000,
      on_record: (cells: string[], { lines: line }) => {
        if (lines.push({ line, cells }) > most + 1) throw new Refusal('too-large', 'table.too-many-rows', { most })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Refusal('invalid', 'table.unreadable', { line: (lines.at(-1)?.line ?? 0) + 1 })
  }
  const columns = lines[0]?.cells.map((cell) => cell.toLowerCase()) ?? []
  const missing = needs.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new Refusal('invalid', 'table.no-column', { columns: missing.join(', ') })
  const problems: TableProblem[] = []
  const rows = lines.slice(1).flatMap(({ line, cells }) => {
    const formula = cells.find(isFormula)
    if (formula !== undefined) problems.push({ line, code: 'formula', text: formula.slice(0, 60) })
    return formula === undefined ? [{ line, cell: (column: string) => cells[columns.indexOf(column)] ?? '' }] : []
  })
  return { rows, problems }
}
