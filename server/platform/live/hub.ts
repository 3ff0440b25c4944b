import { BEAT_SECONDS } from '#contract/live.ts'
import { SYSTEM, scopeOf } from '../identity/actor.ts'
import { idleSince } from '../identity/rules.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { type Desk, mayHear, type Told, type Wire, write } from './desk.ts'
import { listenTo } from './ear.ts'

export const CHANNEL = 'bihuan_news'
/** Tabs of one browser share a stream; a few browsers of one session are usual, more is a mistake or an attack. */
export const MOST_PER_SESSION = 6
export const MOST_IN_TOTAL = 5_000

type Who = Pick<Desk, 'staffId' | 'sessionDigest'>

export type Hub = {
  /** A place for one more stream, or a refusal; `open` begins it on its wire and answers how to leave. */
  reserve(who: Who, roots: readonly string[]): Promise<{ open(wire: Wire): () => void }>
  /** Ends every stream whose session ended, and draws anew over what the others reach. */
  checkSessions(): Promise<void>
  close(): Promise<void>
}

/** All open streams of this process, fed by one connection that listens: opened with the first stream. */
export function openHub(world: World, most = { perSession: MOST_PER_SESSION, inTotal: MOST_IN_TOTAL }): Hub {
  const desks = new Set<Desk>()
  let ear: ReturnType<typeof listenTo> | undefined
  let timer: NodeJS.Timeout | undefined
  let count = 0

  const tell = (desk: Desk, event: Parameters<typeof write>[1], data: unknown) => {
    count += 1
    if (!write(desk, event, data, count)) desks.delete(desk)
  }
  const tellAll = (event: 'gap' | 'beat') => {
    for (const desk of desks) tell(desk, event, {})
  }

  function heard(payload: string): void {
    const { units, staffId, ...news } = JSON.parse(payload) as Told
    const told = { ...news, units, staffId }
    for (const desk of desks) if (mayHear(desk, told)) tell(desk, 'news', news)
  }

  const reach = (roots: readonly string[]) =>
    world.transact(SYSTEM, async ({ bank: { tree } }) => {
      const scope = scopeOf(roots, tree.headOffice?.id ?? '')
      return scope.isEverywhere
        ? undefined
        : new Set(scope.roots.flatMap((root) => tree.subtree(root).map((unit) => unit.id)))
    })

  async function checkSessions(): Promise<void> {
    if (desks.size === 0) return
    const now = world.hostNow()
    const { rows } = await world.pool.query<{ digest: Buffer; roots: string[] }>(
      'select digest, roots from sessions_held($1, $2, $3)',
      [[...new Set([...desks].map((desk) => desk.sessionDigest))], now, idleSince(now)],
    )
    const held = new Map(rows.map(({ digest, roots }) => [digest.toString('hex'), roots]))
    for (const desk of desks) {
      const roots = held.get(desk.sessionDigest.toString('hex'))
      if (roots) desk.unitIds = await reach(roots)
      else {
        tell(desk, 'over', {})
        desks.delete(desk)
        desk.wire.end()
      }
    }
  }

  async function beat(): Promise<void> {
    try {
      await checkSessions()
      tellAll('beat')
    } catch {
      // Without the database nobody can be recognised: silence lets every stream be given up and opened anew.
    }
  }

  return {
    checkSessions,
    async reserve(who, roots) {
      ear ??= listenTo({
        address: String((world.pool.options as { connectionString?: string }).connectionString),
        channel: CHANNEL,
        heard,
        missed: () => tellAll('gap'),
      })
      timer ??= setInterval(() => void beat(), BEAT_SECONDS * 1000)
      const unitIds = await reach(roots)
      await ear
      const own = [...desks].filter(({ sessionDigest }) => sessionDigest.equals(who.sessionDigest))
      if (desks.size >= most.inTotal || own.length >= most.perSession) throw new Refusal('busy', 'live.too-many')
      return {
        open(wire) {
          const desk: Desk = { ...who, unitIds, wire }
          desks.add(desk)
          tell(desk, 'hello', {})
          return () => void desks.delete(desk)
        },
      }
    },
    async close() {
      clearInterval(timer)
      for (const desk of desks) desk.wire.end()
      desks.clear()
      await (await ear)?.close()
    },
  }
}
