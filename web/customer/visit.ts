import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Door, Key, Reading, Receipt, Zone } from './door.ts'
import type { Language, Say } from './words/say.ts'

/** Everything that the pages of one visit share. */
export type Visit = {
  language: Language
  say: Say
  speak(language: Language): void
  reading: Reading
  isElder: boolean
  /** Changes how one reads: kept on the device, and by the bank where it knows the customer (2.3.1). */
  read(change: Partial<Reading>): void
  isElderOffered: boolean
  door: Door
  from: 'app' | 'wechat' | 'web'
  zone: Zone | undefined
  /** What was promised to nobody in particular: the zone ended, one goes on as a guest. */
  leaveZone(): void
  /** How age and choice arrive with a matter whose customer is known. */
  meet(known: { reading: Reading | null; isElderOffered: boolean }): void
  /** The code of a message's link, where the page was opened by one. */
  link: string | undefined
  key: Key | undefined
  hold(key: Key): void
  receipt: Receipt | undefined
  keepReceipt(receipt: Receipt): void
  place: string
  go(place: string): void
  /** Goes on without a way back to what is done. */
  goOn(place: string): void
}

export const VisitContext = createContext<Visit | undefined>(undefined)

export function useVisit(): Visit {
  const visit = useContext(VisitContext)
  if (!visit) throw new Error('a page stands outside of a visit')
  return visit
}
