import { type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { World } from '../world.ts'

/** What an effect does, by the name it is enqueued under. It may be run again after a crash and must bear it. */
export type Effects = Readonly<Record<string, (world: World, payload: unknown) => Promise<void>>>

const taskList = (world: World, effects: Effects): TaskList =>
  Object.fromEntries(Object.entries(effects).map(([name, work]) => [name, (payload: unknown) => work(world, payload)]))

// The queue's own lines would drown ours; a task that fails for good is seen in its row and in /metrics.
const quiet = { scope: () => quiet, error: () => {}, warn: () => {}, info: () => {}, debug: () => {} } as never

/** Works on effects until it is stopped. `ownerPool` reaches the queue's tables, which the application cannot. */
export const startWorker = (world: World, ownerPool: pg.Pool, effects: Effects): Promise<Runner> =>
  run({
    pgPool: ownerPool,
    taskList: taskList(world, effects),
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet,
  })

/** Works on all effects that are waiting and due, then answers how many there were: the sandbox's way. */
export async function workAllEffects(world: World, ownerPool: pg.Pool, effects: Effects): Promise<number> {
  if (Object.keys(effects).length === 0) return 0
  let count = 0
  const counted = Object.fromEntries(
    Object.entries(effects).map(([name, work]) => [
      name,
      async (world: World, payload: unknown) => {
        count += 1
        await work(world, payload)
      },
    ]),
  )
  await runOnce({ pgPool: ownerPool, taskList: taskList(world, counted), noHandleSignals: true, logger: quiet })
  return count
}
