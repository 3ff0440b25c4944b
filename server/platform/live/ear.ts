import pg from 'pg'

type Ear = { close(): Promise<void> }
type Hearing = {
  address: string
  channel: string
  heard: (payload: string) => void
  /** The connection was lost and is there again: what was said meanwhile is not known. */
  missed: () => void
  firstPauseMilliseconds?: number
}

const LONGEST_PAUSE_MILLISECONDS = 5_000
/** A connection that a network forgot says nothing: asked now and then, it answers or is broken. */
const PROBE_MILLISECONDS = 10_000

/**
 * Listens on one connection of its own for as long as it is open, over restarts of PostgreSQL. Resolves when it listens
 * for the first time.
 */
export async function listenTo({
  address,
  channel,
  heard,
  missed,
  firstPauseMilliseconds = 250,
}: Hearing): Promise<Ear> {
  let client: pg.Client | undefined
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let pause = firstPauseMilliseconds

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: address,
      application_name: 'bihuan-live',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    })
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => payload && heard(payload))
    client = next
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    pause = firstPauseMilliseconds
  }

  function lost(which: pg.Client): void {
    if (isClosed || which !== client) return
    client = undefined
    which.end().catch(() => {})
    timer = setTimeout(again, pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)
  }

  async function again(): Promise<void> {
    try {
      await connect()
      missed()
    } catch {
      if (client) lost(client)
    }
  }

  const probe = setInterval(() => {
    const asked = client
    asked?.query('select 1').catch(() => lost(asked))
  }, PROBE_MILLISECONDS)

  try {
    await connect()
  } catch {
    // Streams open all the same, with the word that they may miss something; the next attempts go on behind.
    if (client) lost(client)
  }
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      clearInterval(probe)
      await client?.end().catch(() => {})
    },
  }
}
