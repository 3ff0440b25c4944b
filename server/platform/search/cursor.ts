import { Refusal } from '../refusal.ts'

/** Where a page ended: the moment and the id of its last row. A list grows at its head and a page never shifts. */
export type Cursor = { at: Date; id: string }

export const writeCursor = ({ at, id }: Cursor): string => `${at.getTime().toString(36)}.${id}`

export function readCursor(text: string): Cursor {
  const match = /^([0-9a-z]{1,10})\.([0-9a-f-]{36})$/.exec(text)
  if (!match) throw new Refusal('invalid', 'bad-cursor')
  return { at: new Date(Number.parseInt(match[1] as string, 36)), id: match[2] as string }
}
