/** @jsxImportSource preact */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { keepChoice, keepVisit, recallChoice, recallVisit } from './device.ts'
import { type Door, type Key, type Reading, type Receipt, send, type Zone } from './door.ts'
import type { Entry } from './entry.ts'
import { Frame } from './parts/frame.tsx'
import { Screen } from './screen.tsx'
import { type Visit, VisitContext } from './visit.ts'
import { type Language, sayIn } from './words/say.ts'

const PLAIN: Reading = { mode: 'standard', typeSize: 1, readsAloud: false }
const placeOf = () => location.hash.replace(/^#\/?/, '')

/** Puts language and type size on the page itself, so that no sub-page can forget them. */
function dress(language: Language, { mode, typeSize }: Reading, sizes: readonly number[]): void {
  const page = document.documentElement
  page.lang = language === 'zh' ? 'zh-CN' : 'en'
  page.dataset.mode = mode
  page.style.fontSize = mode === 'elder' ? `${sizes[typeSize - 1] ?? 20}px` : ''
}

export function App({ entry, door }: { entry: Entry; door: Door }) {
  const [language, setLanguage] = useState<Language>(recallChoice('language') ?? entry.language)
  const [chosen, setChosen] = useState<Reading | undefined>(recallChoice('reading'))
  const [isOffered, setOffered] = useState(entry.zone?.isElderOffered ?? false)
  const [zone, setZone] = useState<Zone | undefined>(entry.zone)
  const [key, setKey] = useState<Key | undefined>(recallVisit('key'))
  const [receipt, setReceipt] = useState<Receipt | undefined>(recallVisit('receipt'))
  const [place, setPlace] = useState(placeOf())
  const reading = chosen ?? PLAIN

  useEffect(() => {
    const moved = () => setPlace(placeOf())
    window.addEventListener('hashchange', moved)
    return () => window.removeEventListener('hashchange', moved)
  }, [])
  dress(language, reading, door.elder.typeSizes)

  const visit = useMemo((): Visit => {
    const keepReading = (next: Reading) => {
      keepChoice('reading', next)
      setChosen(next)
    }
    return {
      language,
      say: sayIn(language),
      speak: (next) => {
        keepChoice('language', next)
        setLanguage(next)
      },
      reading,
      isElder: reading.mode === 'elder',
      read: (change) => {
        const next = { ...reading, ...change }
        keepReading(next)
        setOffered(false)
        // The device has it already; the bank keeps it for the next device.
        if (zone) void send('/api/customer/reading', { ...next, zone: zone.zone }).catch(() => {})
      },
      isElderOffered: isOffered && !chosen,
      door,
      from: entry.from,
      zone,
      leaveZone: () => setZone(undefined),
      meet: (known) => {
        // What was chosen on this device counts; else what the customer chose elsewhere.
        if (!chosen && known.reading) keepReading(known.reading)
        if (known.isElderOffered) setOffered(true)
      },
      link: entry.link,
      key,
      hold: (next) => {
        keepVisit('key', next)
        setKey(next)
      },
      receipt,
      keepReceipt: (next) => {
        keepVisit('receipt', next)
        setReceipt(next)
      },
      place,
      go: (next) => {
        location.hash = `#/${next}`
      },
      goOn: (next) => location.replace(`#/${next}`),
    }
  }, [language, reading, isOffered, chosen, zone, key, receipt, place, door, entry])

  return (
    <VisitContext.Provider value={visit}>
      <Frame>
        <Screen />
      </Frame>
    </VisitContext.Provider>
  )
}
