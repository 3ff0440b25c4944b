import { CsvError, parse } from 'csv-parse/sync'
import type { AnnouncedDay, Announcement, DayProblem } from './announced-day.ts'
import { parseDay } from './day.ts'
import type { DayKind } from './layer.ts'

const KINDS: ReadonlyMap<string, DayKind> = new Map([
  ...['working', '班', '上班', '补班', '工作日'].map((word) => [word, 'working'] as const),
  ...['rest', '休', '休息', '放假', '休息日'].map((word) => [word, 'rest'] as const),
])

/** A CSV table with the columns `day` (2027-01-01), `kind` (working or 班, rest or 休) and `name`, in any order. */
export function readTable(text: string): Announcement {
  const rows = readRows(text)
  if (!Array.isArray(rows)) return { days: [], problems: [rows] }
  const columns = rows[0]?.cells.map((cell) => cell.toLowerCase()) ?? []
  const missing = ['day', 'kind', 'name'].filter((column) => !columns.includes(column))
  if (missing.length > 0)
    return { days: [], problems: [{ line: rows[0]?.line ?? 1, code: 'no-header', text: missing.join(',') }] }

  const days: AnnouncedDay[] = []
  const problems: DayProblem[] = []
  for (const { line, cells } of rows.slice(1)) {
    const cell = (column: string) => cells[columns.indexOf(column)] ?? ''
    const day = parseDay(cell('day'))
    const kind = KINDS.get(cell('kind').toLowerCase())
    const name = cell('name')
    if (day === undefined) problems.push({ line, code: 'no-day', text: cell('day') })
    else if (!kind) problems.push({ line, code: 'no-kind', text: cell('kind') })
    else if (!name) problems.push({ line, code: 'no-name', text: cell('day') })
    else days.push({ line, day, kind, name })
  }
  return { days, problems }
}

type Row = { line: number; cells: string[] }

function readRows(text: string): Row[] | DayProblem {
  const rows: Row[] = []
  try {
    parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines: line }) => {
        rows.push({ line, cells })
        return null
      },
    })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: (rows.at(-1)?.line ?? 0) + 1, code: 'unreadable', text: error.code }
  }
}
