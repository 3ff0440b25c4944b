import { expect, test } from 'vitest'
import { decodeText } from './decode.ts'
import { isFormula, readRows } from './read-rows.ts'

const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')

test('a table of a Chinese spreadsheet (GB18030) is read, and it is said that it was one', () => {
  expect(decodeText(base64(Buffer.from([0xd5, 0xc5, 0xc8, 0xfd])))).toEqual({ text: '张三', encoding: 'gb18030' })
  expect(decodeText(base64('张三'))).toEqual({ text: '张三', encoding: 'utf-8' })
})

test('a workbook, UTF-16 and broken bytes are refused, each by its own name', () => {
  expect(() => decodeText(base64('PK\u0003\u0004'))).toThrow('table.is-workbook')
  expect(() => decodeText(base64(Buffer.from('login', 'utf16le')))).toThrow('table.wrong-encoding')
  expect(() => decodeText(base64(Buffer.from([0xff, 0xff, 0xff])))).toThrow('table.wrong-encoding')
})

test('a cell that a spreadsheet would compute is a problem with its line, and a telephone number is not', () => {
  expect(['=1+1', '@SUM(A1)', '+cmd|x', '-2+3'].map(isFormula)).toEqual([true, true, true, true])
  expect(['+86 138-0000-0000', '-5', '张=三', ''].map(isFormula)).toEqual([false, false, false, false])
  const { rows, problems } = readRows('login,name\r\na,"one\ntwo"\r\nb,"=HYPERLINK(""x"")"\r\n', {
    needs: ['login'],
    most: 9,
  })
  expect(rows.map((row) => [row.line, row.cell('name')])).toEqual([[3, 'one\ntwo']])
  expect(problems).toEqual([{ line: 4, code: 'formula', text: '=HYPERLINK("x")' }])
})
