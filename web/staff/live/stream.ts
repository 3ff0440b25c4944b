import { BEAT_SECONDS, LIVE_EVENTS, type LiveEvent, openLive } from '#contract/live.ts'

export type Heard = { event: LiveEvent; data: unknown }
type Stream = { close: () => void }

const SILENT_MILLISECONDS = (2 * BEAT_SECONDS + 5) * 1000
const LONGEST_PAUSE_MILLISECONDS = 15_000

/**
 * One stream to the server, opened again for as long as it is wanted. The browser's own repeating gives up at the first
 * refusal and does not see a connection that died silently, so both are done here.
 */
export function openStream(heard: (what: Heard) => void, lost: () => void): Stream {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let pause = 500

  const again = (milliseconds: number) => {
    source?.close()
    clearTimeout(silence)
    clearTimeout(timer)
    timer = setTimeout(open, milliseconds)
  }
  const fail = () => {
    lost()
    // Not all at once when a server comes back.
    again(pause * (0.5 + Math.random()))
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)
  }
  const listenOn = () => {
    clearTimeout(silence)
    silence = setTimeout(fail, SILENT_MILLISECONDS)
  }
  function open(): void {
    source = new EventSource(openLive.path)
    source.onerror = fail
    for (const event of LIVE_EVENTS)
      source.addEventListener(event, ({ data }) => {
        pause = 500
        if (event === 'over') return fail()
        listenOn()
        heard({ event, data: JSON.parse(data) })
      })
    listenOn()
  }
  open()
  return {
    close() {
      clearTimeout(timer)
      clearTimeout(silence)
      source?.close()
    },
  }
}
