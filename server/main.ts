import { join } from 'node:path'
import fastifyCookie from '@fastify/cookie'
import type pg from 'pg'
import { boardRoutes } from '#domains/commitments/board/routes.ts'
import { createDuties } from '#domains/commitments/cadence/service.ts'
import { keepPromises } from '#domains/commitments/deadlines/events.ts'
import { deadlineRoutes } from '#domains/commitments/deadlines/routes.ts'
import { loadDefinitions } from '#domains/commitments/definitions/jobs.ts'
import { adoptDefinitions } from '#domains/commitments/definitions/service.ts'
import { startHeartbeat, wakeAllDue } from '#domains/commitments/heartbeat/jobs.ts'
import { noticeRoutes } from '#domains/commitments/notices/routes.ts'
import { sandboxRoutes } from '#domains/commitments/sandbox/routes.ts'
import { type Done, openSandbox } from '#domains/commitments/sandbox/service.ts'
import { analyseFinishedWeek } from '#domains/feedback/analysis/jobs.ts'
import { watchForBursts } from '#domains/feedback/bursts/jobs.ts'
import { intakeRoutes } from '#domains/feedback/intake/routes.ts'
import { commitSecrets, drawFinishedMonths } from '#domains/feedback/look-back/jobs.ts'
import { lookBackRoutes } from '#domains/feedback/look-back/routes.ts'
import { feedbackMeasures } from '#domains/feedback/measures/service.ts'
import { voiceRoutes } from '#domains/feedback/voices/routes.ts'
import { adoptChina } from '#platform/calendar/adopt.ts'
import type { Config } from '#platform/config.ts'
import { type Effects, startWorker, workAllEffects } from '#platform/effects/worker.ts'
import { healthRoutes } from '#platform/health.ts'
import { type App, createServer } from '#platform/http.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { recogniser } from '#platform/identity/identify.ts'
import { identityRoutes } from '#platform/identity/routes.ts'
import { sealFinishedDay } from '#platform/ledger/checkpoint.ts'
import type { Signer } from '#platform/ledger/seal.ts'
import { loadManual } from '#platform/manual/manual.ts'
import { describeApi } from '#platform/openapi.ts'
import { guardAnswers, serveWeb } from '#platform/static.ts'
import { createWorld, type Surroundings, type World } from '#platform/world.ts'

export const ROOT = join(import.meta.dirname, '..')

export type Bank = {
  world: World
  /** Everything that is due at the bank's present moment, until nothing is left: the sandbox, seeding and tests. */
  doAllDue(): Promise<Done>
  effects: Effects
  ownerPool: pg.Pool
}
type BankSurroundings = Omit<Surroundings, 'manual'> & { ownerPool: pg.Pool; signer: Signer }

/** A bank on a migrated database: the manual taken into force, the engine listening. No server yet, no heartbeat. */
export async function openBank({ ownerPool, signer, ...surroundings }: BankSurroundings): Promise<Bank> {
  const world = createWorld({ ...surroundings, manual: loadManual(ROOT) })
  world.on(keepPromises)
  await world.transact(SYSTEM, adoptChina)
  const definitions = loadDefinitions(ROOT)
  await world.transact(SYSTEM, (ctx) => adoptDefinitions(ctx, definitions))
  if (world.config.sandbox) await openSandbox(world, world.hostNow())
  const effects: Effects = {}

  async function doAllDue(): Promise<Done> {
    const done = { woken: 0, duties: await world.transact(SYSTEM, createDuties), effects: 0 }
    await periodicWork(world, signer)
    done.woken = await wakeAllDue(world)
    await watchAll(world)
    done.effects = await workAllEffects(world, ownerPool, effects)
    return done
  }
  return { world, doAllDue, effects, ownerPool }
}

/** What the turn of a day, week or month brings; in this order, since a draw waits for the day's seal. */
async function periodicWork(world: World, signer: Signer): Promise<void> {
  await world.transact(SYSTEM, commitSecrets)
  await sealFinishedDay(world, signer)
  await world.transact(SYSTEM, drawFinishedMonths)
  await world.transact(SYSTEM, analyseFinishedWeek)
}

async function watchAll(world: World): Promise<void> {
  while ((await world.transact(SYSTEM, watchForBursts)) > 0);
}

/** The bank's doors. */
export async function openDoors({ world, doAllDue }: Bank): Promise<App> {
  const { config } = world
  const server = createServer(config.tls)
  const headOfficeId = () => world.transact(SYSTEM, async (ctx) => ctx.bank.tree.headOffice?.id ?? '')
  const identify = recogniser({
    pool: world.pool,
    manual: loadManual(ROOT),
    isTls: config.tls !== undefined,
    hostNow: world.hostNow,
    headOfficeId,
  })
  const app: App = { server, world, identify }
  await server.register(fastifyCookie)
  guardAnswers(server, config.tls !== undefined)
  await describeApi(server)
  healthRoutes(app)
  identityRoutes(app)
  deadlineRoutes(app)
  noticeRoutes(app)
  boardRoutes(app, feedbackMeasures)
  sandboxRoutes(app, doAllDue)
  intakeRoutes(app)
  voiceRoutes(app)
  lookBackRoutes(app)
  await serveWeb(server, join(ROOT, 'web', 'dist'))
  return app
}
