import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { type Row, safeText, writeCsv, writeXlsx } from './sheet.ts'

const COLUMNS = [
  { title: '编号', width: 10 },
  { title: '原话', width: 40 },
]
async function* of(rows: readonly Row[]) {
  yield* rows
}
async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '\n=cmd|" /C calc"!A0',
]

test('what a spreadsheet would compute is made text, in both formats', async () => {
  for (const formula of FORMULAS) expect(safeText(formula)).toMatch(/^'/)
  expect(['转账=失败', '一-二', '', '普通'].map(safeText)).toEqual(['转账=失败', '一-二', '', '普通'])
  const rows = FORMULAS.map((formula, at): Row => [at, formula])
  const csv = (await whole(writeCsv(COLUMNS, of(rows)))).toString()
  for (const [, cell] of parse(csv, { bom: true, from: 2 }) as string[][]) expect(cell).toMatch(/^'/)
  const book = await readXlsx(await whole(writeXlsx('反馈', COLUMNS, of(rows))))
  for (const [, cell] of book.sheets[0]?.rows.slice(1) ?? []) expect(String(cell)).toMatch(/^'/)
})

test('the CSV opens in Excel: marked as UTF-8, CRLF, quoted', async () => {
  const csv = await whole(writeCsv(COLUMNS, of([['F1', '他说“不行”,\n"好"吗']])))
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(csv.toString()).toBe('\ufeff"编号","原话"\r\n"F1","他说“不行”,\n""好""吗"\r\n')
})

test('whatever a customer writes comes back out of both formats as it was, but for what no file can hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 5 }), async (texts) => {
      const rows = texts.map((text): Row => ['F', text])
      const wanted = texts.map((text) => safeText(text))
      const csv = (await whole(writeCsv(COLUMNS, of(rows)))).toString()
      expect(
        (parse(csv, { bom: true, from: 2, record_delimiter: '\r\n' }) as string[][]).map(([, cell]) => cell),
      ).toEqual(wanted)
      const book = await readXlsx(await whole(writeXlsx('反馈', COLUMNS, of(rows))))
      const cells = (book.sheets[0]?.rows ?? []).slice(1).map(([, cell]) => String(cell ?? ''))
      // XML reads CRLF and CR as a line feed.
      expect(cells.map((cell) => cell.replace(/\r\n?/g, '\n'))).toEqual(
        wanted.map((text) => text.replace(/\r\n?/g, '\n')),
      )
    }),
    { numRuns: 60 },
  )
})
