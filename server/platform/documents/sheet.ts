import { type CellValue, writeXlsxStream } from 'hucre/xlsx'

export type Column = { title: string; width: number }
export type Row = readonly (string | number | null)[]

/**
 * A leading sign makes a spreadsheet compute what a customer wrote: CSV has no types, so an apostrophe is put before it.
 * The full-width signs are read as the plain ones by spreadsheets in Chinese.
 */
const COMPUTES = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
/** Characters that XML cannot hold, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const plain = (text: string) => text.replace(UNWRITABLE, '')
export function safeText(text: string): string {
  const written = plain(text)
  return COMPUTES.test(written) ? `'${written}` : written
}

const quoted = (cell: string | number | null): string =>
  typeof cell === 'number' ? String(cell) : `"${safeText(cell ?? '').replaceAll('"', '""')}"`
const line = (cells: Row) => `${cells.map(quoted).join(',')}\r\n`

const PIECE_CHARACTERS = 65_536

/** CSV that Excel opens as it is: UTF-8 with its mark, CRLF, every text quoted. */
export async function* writeCsv(columns: readonly Column[], rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  let piece = `\ufeff${line(columns.map(({ title }) => title))}`
  for await (const row of rows) {
    piece += line(row)
    if (piece.length < PIECE_CHARACTERS) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}

/**
 * A workbook of one sheet, written as rows come. Texts are text cells, which compute nothing, and are neutralised all
 * the same: people save such a sheet as CSV.
 */
export async function* writeXlsx(
  name: string,
  columns: readonly Column[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<Uint8Array> {
  yield* writeXlsxStream(cellsOf(rows), {
    name,
    columns: columns.map(({ title, width }) => ({ header: title, width })),
    freezePane: { rows: 1 },
  })
}

async function* cellsOf(rows: AsyncIterable<Row>): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell))
}
