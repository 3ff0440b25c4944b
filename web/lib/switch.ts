import { useSyncExternalStore } from 'react'

/** Something of which there is one on the whole screen, opened from several places: the list of keys, the tour. */
export function makeSwitch() {
  let isOn = false
  const listeners = new Set<() => void>()
  const turn = (on: boolean) => {
    isOn = on
    for (const tell of listeners) tell()
  }
  const subscribe = (tell: () => void) => {
    listeners.add(tell)
    return () => void listeners.delete(tell)
  }
  return { turn, use: () => useSyncExternalStore(subscribe, () => isOn) }
}
