import { useSyncExternalStore } from 'react'

/**
 * A session may end while somebody types. The page then stays as it is: every question waits here, the sign-in opens
 * above the page, and afterwards each goes on under the same key. Nothing typed is lost.
 */
type Waiting = { goOn: () => void; giveUp: (error: Error) => void }

let waiting: Waiting[] = []
const listeners = new Set<() => void>()
const changed = () => {
  for (const tell of listeners) tell()
}

/** The session ended: resolves when the same person is signed in again. */
export function untilSignedInAgain(): Promise<void> {
  return new Promise((goOn, giveUp) => {
    waiting = [...waiting, { goOn, giveUp }]
    changed()
  })
}

export function signedInAgain() {
  const released = waiting
  waiting = []
  changed()
  for (const { goOn } of released) goOn()
}

/** Somebody else signed in, or nobody will: what one person asked is never done in another's name. */
export function sessionGivenUp() {
  const released = waiting
  waiting = []
  changed()
  for (const { giveUp } of released) giveUp(new Error('session-ended'))
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
export const useSessionEnded = () => useSyncExternalStore(subscribe, () => waiting.length > 0)
