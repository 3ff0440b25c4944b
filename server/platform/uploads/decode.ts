import { Refusal } from '../refusal.ts'

export type Decoded = { text: string; encoding: 'utf-8' | 'gb18030' }

/**
 * The text of a table that somebody saved: UTF-8, or GB18030 as spreadsheets in China write it, and which of the two it
 * was. Bytes that are neither are refused: a name guessed at is a colleague misnamed.
 */
export function decodeText(base64: string): Decoded {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') throw new Refusal('invalid', 'table.is-workbook')
  // UTF-16 begins with its own mark, and no text in the other two holds a zero byte.
  if (bytes.includes(0)) throw new Refusal('invalid', 'table.wrong-encoding')
  for (const encoding of ['utf-8', 'gb18030'] as const)
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  throw new Refusal('invalid', 'table.wrong-encoding')
}
