import { type Heard, openStream } from './stream.ts'

const NAME = 'bihuan.live'
type Word = { ask: true } | { is: Heard } | { lost: true }

/**
 * The tabs of one browser share one stream: a browser opens only six connections to a server without HTTP/2, and six
 * streams would leave none for the work. Who holds the lock listens and passes on; when that tab closes, the next one
 * does. Where a browser has no locks (no TLS), every tab listens by itself.
 */
export function shareStream(heard: (what: Heard) => void, lost: () => void): () => void {
  if (!('locks' in navigator)) return openStream(heard, lost).close
  const channel = new BroadcastChannel(NAME)
  const leave = new AbortController()
  let isHolder = false
  let isLive = false
  const say = (word: Word) => channel.postMessage(word)

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if ('ask' in data) isHolder && isLive && say({ is: { event: 'hello', data: {} } })
    else if ('lost' in data) lost()
    else heard(data.is)
  }
  say({ ask: true })

  navigator.locks
    .request(NAME, { signal: leave.signal }, () => {
      isHolder = true
      const stream = openStream(
        (what) => {
          isLive = true
          say({ is: what })
          heard(what)
        },
        () => {
          isLive = false
          say({ lost: true })
          lost()
        },
      )
      return new Promise<void>((release) =>
        leave.signal.addEventListener('abort', () => {
          stream.close()
          release()
        }),
      )
    })
    .catch(() => {}) // Left before the lock came.
  return () => {
    leave.abort()
    channel.close()
  }
}
