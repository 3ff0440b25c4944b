import { useEffect, useRef, useState } from 'preact/hooks'
import { Courier, type News } from './courier.ts'
import type { Device, TapStore } from './tap-store.ts'

const QUIET: News['standing'] = { waiting: 0, since: null, aside: 0 }

/** The tablet's standing: who it is, what waits on it, and its courier at work. */
export function useTablet(store: TapStore, first: Device | undefined) {
  const [device, setDevice] = useState(first)
  const [news, setNews] = useState<Omit<News, 'device'>>({ standing: QUIET, isReached: true })
  const courier = useRef<Courier | undefined>(undefined)
  // A courier lives as long as the key: what else it learns of the tablet it keeps itself.
  const enrolment = useRef(first)
  const key = device?.deviceKey

  useEffect(() => {
    const enrolled = enrolment.current
    if (!enrolled || enrolled.deviceKey !== key) return
    const made = new Courier(store, enrolled, (told) => {
      setDevice(told.device)
      setNews(told)
    })
    courier.current = made
    return made.start()
  }, [key, store])

  const enrolled = (made: Device) => {
    enrolment.current = made
    setDevice(made)
  }
  return { device, news, enrolled, wake: () => courier.current?.wake() }
}
