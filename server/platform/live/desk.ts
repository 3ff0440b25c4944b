import type { LiveEvent, News } from '#contract/live.ts'

/** What a stream is written to: a response, or a stand-in that counts. */
export type Wire = {
  write(text: string): boolean
  /** Bytes that the reader has not taken yet. */
  readonly writableLength: number
  end(): void
  destroy(): void
}

/** One open stream: whose, over which units, and how to write to it. */
export type Desk = {
  staffId: string
  sessionDigest: Buffer
  /** Undefined sees everything; else the units of the scope, drawn anew when the tree or the roles change. */
  unitIds: ReadonlySet<string> | undefined
  wire: Wire
}

export type Told = News & { staffId: string | null; units: string[] | null }

/** A reader who leaves this much unread is gone or too slow: closed, so that it comes back and asks anew. */
export const UNREAD_BYTES = 64 * 1024

/** The wall of the stream: a person's own news, and that of the units which they may see. */
export const mayHear = ({ staffId, unitIds }: Desk, news: Told): boolean =>
  news.staffId === staffId ||
  (news.units !== null && (unitIds === undefined || news.units.some((unit) => unitIds.has(unit))))

/** Writes one event; answers false where the reader is too slow and was dropped. */
export function write({ wire }: Desk, event: LiveEvent, data: unknown, id: number): boolean {
  wire.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  if (wire.writableLength <= UNREAD_BYTES) return true
  wire.destroy()
  return false
}
