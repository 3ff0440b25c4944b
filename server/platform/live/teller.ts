import type { World } from '../world.ts'

/** How many pieces of news are told at once. */
const MOST = 1_000
/** What a process that died left behind is told by another within this time. */
const LOOK_MILLISECONDS = 1_000
/** Commits that follow each other closely are told together. */
const SOON_MILLISECONDS = 10

/** Tells the news that changes wrote down: soon after a commit of this process, and now and then what others left. */
export function startTelling(world: World): { stop(): Promise<void> } {
  let isStopping = false
  let timer: NodeJS.Timeout | undefined
  let telling = Promise.resolve()

  async function tell(): Promise<void> {
    timer = undefined
    try {
      const { rows } = await world.pool.query<{ told: number }>('select drain_news($1) as told', [MOST])
      later(rows[0]?.told === MOST ? 0 : LOOK_MILLISECONDS)
    } catch {
      // The database is away: what waits is told when it is back, and whoever listens hears of the gap.
      later(LOOK_MILLISECONDS)
    }
  }
  function later(milliseconds: number): void {
    if (isStopping) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      telling = tell()
    }, milliseconds)
  }
  let isSoon = false
  world.onCommit(() => {
    if (isSoon || isStopping) return
    isSoon = true
    setTimeout(() => {
      isSoon = false
      later(0)
    }, SOON_MILLISECONDS)
  })
  later(0)
  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      await telling
    },
  }
}
