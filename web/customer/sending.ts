import { useEffect, useRef, useState } from 'preact/hooks'
import { Refused, upload } from './door.ts'
import { type Draft, type Piece, piecesOf } from './draft.ts'
import type { Visit } from './visit.ts'
import { isWord } from './words/say.ts'

const refusalText = ({ say }: Visit, code: string): string => {
  if (code === 'offline') return say('offline')
  const word = `refused.${code}`
  if (isWord(word)) return say(word)
  return say(code.indexOf('file.') === 0 ? 'refused.file' : 'failed')
}

/** Does one act at a time and says how it goes; what a lost network stopped goes on by itself when it is back. */
export function useSending(visit: Visit) {
  const [note, setNote] = useState('')
  const isBusy = useRef(false)
  const again = useRef<(() => void) | undefined>(undefined)

  useEffect(() => {
    const goOn = () => again.current?.()
    window.addEventListener('online', goOn)
    return () => window.removeEventListener('online', goOn)
  }, [])

  async function run(act: (tell: (text: string) => void) => Promise<void>, staleTickets = () => {}): Promise<void> {
    if (isBusy.current) return
    isBusy.current = true
    again.current = undefined
    setNote(visit.say('sending'))
    try {
      await act(setNote)
      setNote('')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.code === 'offline') again.current = () => void run(act, staleTickets)
      if (error.code === 'zone.ended') visit.leaveZone()
      if (error.code === 'file.unknown-ticket') staleTickets()
      setNote(refusalText(visit, error.code))
    } finally {
      isBusy.current = false
    }
  }
  return { note, setNote, run }
}

/** A ticket lasts a day: a draft that waited longer hands its pieces in anew. */
export const withoutTickets = (draft: Draft): Draft => ({
  ...draft,
  voice: draft.voice && withoutTicket(draft.voice),
  pictures: draft.pictures.map(withoutTicket),
})
const withoutTicket = ({ ticket: _, ...piece }: Piece): Piece => piece

/** Hands in what was not handed in yet; each ticket is kept with its piece, so that trying again uploads nothing twice. */
export async function handIn(
  draft: Draft,
  keep: (draft: Draft) => void,
  tell: (n: number, all: number) => void,
): Promise<string[]> {
  const pieces = piecesOf(draft)
  const tickets: string[] = []
  for (const piece of pieces) {
    if (!piece.ticket) {
      tell(tickets.length + 1, pieces.length)
      piece.ticket = await upload(piece.blob, piece.name)
      keep(draft)
    }
    tickets.push(piece.ticket)
  }
  return tickets
}
