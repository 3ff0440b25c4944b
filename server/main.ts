import { join } from 'node:path'
import fastifyCookie from '@fastify/cookie'
import type pg from 'pg'
import { boardRoutes } from '#domains/commitments/board/routes.ts'
import { createDuties } from '#domains/commitments/cadence/service.ts'
import { calendarRoutes } from '#domains/commitments/calendars/routes.ts'
import { commitmentChangeRoutes } from '#domains/commitments/changes/routes.ts'
import { keepPromises } from '#domains/commitments/deadlines/events.ts'
import { loadDefinitions } from '#domains/commitments/definitions/jobs.ts'
import { adoptDefinitions } from '#domains/commitments/definitions/service.ts'
import { explanationRoutes } from '#domains/commitments/explanation/routes.ts'
import { startHeartbeat, wakeAllDue } from '#domains/commitments/heartbeat/jobs.ts'
import { noticeRoutes } from '#domains/commitments/notices/routes.ts'
import { sandboxRoutes } from '#domains/commitments/sandbox/routes.ts'
import { type Done, openSandbox } from '#domains/commitments/sandbox/service.ts'
import { commitmentBearers } from '#domains/commitments/succession/service.ts'
import { whatIfRoutes } from '#domains/commitments/what-if/routes.ts'
import { analyseFinishedWeeks } from '#domains/feedback/analysis/jobs.ts'
import { attachmentRoutes } from '#domains/feedback/attachments/routes.ts'
import { boxRoutes } from '#domains/feedback/boxes/routes.ts'
import { watchForBursts } from '#domains/feedback/bursts/jobs.ts'
import { callRoutes } from '#domains/feedback/call-desk/routes.ts'
import { codeRoutes } from '#domains/feedback/codes/routes.ts'
import { counterRoutes } from '#domains/feedback/counters/routes.ts'
import { watchSilence } from '#domains/feedback/evaluators/jobs.ts'
import { evaluatorRoutes } from '#domains/feedback/evaluators/routes.ts'
import { forgetExpired, writeExport } from '#domains/feedback/exports/jobs.ts'
import { exportRoutes } from '#domains/feedback/exports/routes.ts'
import { guestRoutes } from '#domains/feedback/guests/routes.ts'
import { foldFeedbackTally } from '#domains/feedback/heat-map/jobs.ts'
import { heatMapRoutes } from '#domains/feedback/heat-map/routes.ts'
import { intakeRoutes } from '#domains/feedback/intake/routes.ts'
import { likeRoutes } from '#domains/feedback/likes/routes.ts'
import { commitSecrets, drawFinishedMonths } from '#domains/feedback/look-back/jobs.ts'
import { lookBackRoutes } from '#domains/feedback/look-back/routes.ts'
import { feedbackMeasures } from '#domains/feedback/measures/service.ts'
import { progressRoutes } from '#domains/feedback/progress/routes.ts'
import { ratingRoutes } from '#domains/feedback/ratings/routes.ts'
import { countPlans } from '#domains/feedback/reception/jobs.ts'
import { receptionRoutes } from '#domains/feedback/reception/routes.ts'
import { regulatorRoutes } from '#domains/feedback/regulator/routes.ts'
import { mailReport, sendMail } from '#domains/feedback/report-mail/jobs.ts'
import { writeReport } from '#domains/feedback/reports/jobs.ts'
import { reportRoutes } from '#domains/feedback/reports/routes.ts'
import { forgetTokens } from '#domains/feedback/scans/jobs.ts'
import { scanRoutes } from '#domains/feedback/scans/routes.ts'
import { feedbackBearers } from '#domains/feedback/succession/service.ts'
import { teamRoutes } from '#domains/feedback/team/routes.ts'
import { transcribeVoice } from '#domains/feedback/transcripts/jobs.ts'
import { visitRoutes } from '#domains/feedback/visits/routes.ts'
import { voiceRoutes } from '#domains/feedback/voices/routes.ts'
import { fetchMedia } from '#domains/feedback/wechat/jobs.ts'
import { weChatRoutes } from '#domains/feedback/wechat/routes.ts'
import { workRoutes } from '#domains/feedback/work/routes.ts'
import { zoneRoutes } from '#domains/feedback/zone/routes.ts'
import { answerRoutes } from '#domains/service/answers/routes.ts'
import { assigningRoutes } from '#domains/service/assigning/routes.ts'
import { caseRoutes } from '#domains/service/cases/routes.ts'
import { indexNewCustomers } from '#domains/service/customer-index/jobs.ts'
import { customerRoutes } from '#domains/service/customers/routes.ts'
import { duplicateRoutes } from '#domains/service/duplicates/routes.ts'
import { findRoutes } from '#domains/service/find/routes.ts'
import { handOverRoutes } from '#domains/service/hand-over/routes.ts'
import { handlingRoutes } from '#domains/service/handling/routes.ts'
import { joiningRoutes } from '#domains/service/joining/routes.ts'
import { demoGateway, hearReceipts, sendMessage } from '#domains/service/messages/jobs.ts'
import { messageRoutes } from '#domains/service/messages/routes.ts'
import { noteRoutes } from '#domains/service/notes/routes.ts'
import { presenceRoutes } from '#domains/service/presence/routes.ts'
import { reopeningRoutes } from '#domains/service/reopening/routes.ts'
import { secondPersonRoutes } from '#domains/service/second-person/routes.ts'
import { serviceBearers } from '#domains/service/succession/service.ts'
import { textBlockRoutes } from '#domains/service/text-blocks/routes.ts'
import { ticketRoutes } from '#domains/service/tickets/routes.ts'
import { adoptChina } from '#platform/calendar/adopt.ts'
import { type Config, ConfigurationFault, readConfig } from '#platform/config.ts'
import { openPool } from '#platform/db/db.ts'
import { startPostgres } from '#platform/db/embedded.ts'
import { forgetUnfinishedDemo, migrate, openApplicationRole } from '#platform/db/migrate.ts'
import { readMailSettings } from '#platform/effects/mail/mail-settings.ts'
import { createSmtpGateway } from '#platform/effects/mail/smtp-gateway.ts'
import { createSmsGateway } from '#platform/effects/sms/choose-gateway.ts'
import type { SmsGateway } from '#platform/effects/sms/gateway.ts'
import { type Effects, startWorker, workAllEffects } from '#platform/effects/worker.ts'
import { forgetUnclaimed } from '#platform/files/forget.ts'
import { type Files, openFiles } from '#platform/files/keep.ts'
import { fileRoutes } from '#platform/files/routes.ts'
import { healthRoutes } from '#platform/health.ts'
import { houseRoutes } from '#platform/house.ts'
import { type App, createServer } from '#platform/http.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { checkSecondFactorRoles } from '#platform/identity/admission.ts'
import { recogniser } from '#platform/identity/identify.ts'
import { identityRoutes } from '#platform/identity/routes.ts'
import { drawTree } from '#platform/identity/store.ts'
import { keyRoutes } from '#platform/keys/routes.ts'
import { sealFinishedDay } from '#platform/ledger/checkpoint.ts'
import { markHead } from '#platform/ledger/head.ts'
import { ledgerRoutes } from '#platform/ledger/routes.ts'
import { openSigner, type Signer } from '#platform/ledger/seal.ts'
import { liveRoutes } from '#platform/live/routes.ts'
import { loadManual } from '#platform/manual/manual.ts'
import { describeApi } from '#platform/openapi.ts'
import { settleClosedUnits } from '#platform/organisation/jobs.ts'
import { ownBearers } from '#platform/organisation/own-bearers.ts'
import { organisationRoutes } from '#platform/organisation/routes.ts'
import { peopleRoutes } from '#platform/people/routes.ts'
import { progressBar } from '#platform/progress.ts'
import { forgetTurns } from '#platform/rate-limit.ts'
import { type Keyring, openKeyring } from '#platform/signing/keyring.ts'
import type { SpeechEngine } from '#platform/speech/engine.ts'
import { sherpaEngine } from '#platform/speech/sherpa.ts'
import { guardAnswers, serveWeb } from '#platform/static.ts'
import { createWorld, type Surroundings, type World } from '#platform/world.ts'
import { withLatePapers } from './demo/papers.ts'
import { describeDemo, isSeeded, liveDemoBank, startOfPast, type Theatre } from './demo/seed.ts'

export const ROOT = join(import.meta.dirname, '..')

export type Bank = {
  world: World
  /** Everything that is due at the bank's present moment, until nothing is left: the sandbox, seeding and tests. */
  doAllDue(): Promise<Done>
  effects: Effects
  ownerPool: pg.Pool
  signer: Signer
  /** Signs the printed QR codes of 4.1.1. */
  keyring: Keyring
  gateway: SmsGateway
  files: Files
}
type BankSurroundings = Omit<Surroundings, 'manual'> & {
  ownerPool: pg.Pool
  signer: Signer
  keyring: Keyring
  /** Another engine than the one of the settings: tests bring one that needs no model. */
  speech?: SpeechEngine
}

/** A bank on a migrated database: the manual taken into force, the engine listening. No server yet, no heartbeat. */
export async function openBank({
  ownerPool,
  signer,
  keyring,
  speech,
  ...surroundings
}: BankSurroundings): Promise<Bank> {
  const world = createWorld({ ...surroundings, manual: loadManual(ROOT) })
  checkSecondFactorRoles(world.config.signIn.secondFactorRoles, loadManual(ROOT))
  world.on(keepPromises)
  await world.transact(SYSTEM, adoptChina)
  const definitions = loadDefinitions(ROOT)
  await world.transact(SYSTEM, (ctx) => adoptDefinitions(ctx, definitions))
  if (world.config.sandbox) await openSandbox(world, world.hostNow())
  const gateway =
    world.config.sms === 'demo'
      ? demoGateway(world)
      : createSmsGateway(world.config.sms, {
          now: world.hostNow,
          warn: (sentence) => process.stderr.write(`${sentence}\n`),
        })
  hearReceipts(world, gateway)
  const files = openFiles(world.config)
  const { speechModel } = world.config
  const engine = speech ?? (speechModel === undefined ? undefined : sherpaEngine(speechModel))
  const { mail } = world.config
  const post = mail === 'demo' ? undefined : createSmtpGateway(readMailSettings(mail))
  const effects: Effects = {
    'send-message': sendMessage(gateway),
    'transcribe-voice': transcribeVoice(engine, files.store),
    'fetch-wechat-media': fetchMedia(files),
    'write-export': writeExport,
    'write-report': writeReport,
    'mail-report': mailReport(post),
    'send-mail': sendMail(post),
  }

  const turn = () => turnOfTime({ world, signer, files })
  async function doAllDue(): Promise<Done> {
    const done = { woken: 0, duties: await turn(), effects: 0 }
    done.woken = await wakeAllDue(world)
    await watchAll(world)
    await foldFeedbackTally(world)
    done.effects = await workAllEffects(world, ownerPool, effects)
    return done
  }
  return { world, doAllDue, effects, ownerPool, signer, keyring, gateway, files }
}

/** What hangs on units and people, each kind lent by who knows it. */
const bearers = [...serviceBearers, ...commitmentBearers, ...feedbackBearers, ...ownBearers]

/** What the turn of a day, week or month brings; in this order, since a draw waits for the day's seal. */
async function turnOfTime({ world, signer, files }: Pick<Bank, 'world' | 'signer' | 'files'>): Promise<number> {
  const duties = await world.transact(SYSTEM, createDuties)
  await world.transact(SYSTEM, countPlans)
  await drawTreeOfToday(world)
  await world.transact(SYSTEM, settleClosedUnits(bearers))
  await world.transact(SYSTEM, commitSecrets)
  await sealFinishedDay(world, signer)
  await world.transact(SYSTEM, drawFinishedMonths)
  await world.transact(SYSTEM, analyseFinishedWeeks)
  await world.transact(SYSTEM, forgetExpired)
  await forgetUnclaimed(world, files)
  await world.transact(SYSTEM, watchSilence)
  await indexNewCustomers(world)
  return duties
}

const drawn = new WeakMap<World, number>()

/** A new day may find units placed elsewhere: the tree behind the row-level wall is drawn once a day. */
async function drawTreeOfToday(world: World): Promise<void> {
  const isNewDay = await world.transact(SYSTEM, async ({ db, now, bank }) => {
    if (drawn.get(world) === bank.day) return false
    await drawTree(db, now)
    drawn.set(world, bank.day)
    return true
  })
  if (!isNewDay) return
  await forgetTurns(world)
  await world.transact(SYSTEM, forgetTokens)
}

async function watchAll(world: World): Promise<void> {
  while ((await world.transact(SYSTEM, watchForBursts)) > 0);
}

/** The bank's doors. */
export async function openDoors({ world, doAllDue, gateway, keyring, files }: Bank): Promise<App> {
  const { config } = world
  const manual = loadManual(ROOT)
  const server = createServer(config)
  // A bank has one head office for as long as it lives: asked for until it is there, then known.
  let headOffice: string | undefined
  const headOfficeId = async () => {
    headOffice ??= await world.transact(SYSTEM, async (ctx) => ctx.bank.tree.headOffice?.id)
    return headOffice ?? ''
  }
  const identify = recogniser({
    pool: world.pool,
    manual,
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
  houseRoutes(app)
  ledgerRoutes(app)
  liveRoutes(app)
  organisationRoutes(app, bearers)
  peopleRoutes(app, bearers)
  keyRoutes(app)
  commitmentChangeRoutes(app)
  whatIfRoutes(app)
  calendarRoutes(app)
  explanationRoutes(app)
  noticeRoutes(app)
  boardRoutes(app, feedbackMeasures)
  sandboxRoutes(app, doAllDue)
  answerRoutes(app)
  assigningRoutes(app)
  caseRoutes(app)
  customerRoutes(app)
  duplicateRoutes(app)
  findRoutes(app)
  handOverRoutes(app)
  handlingRoutes(app)
  joiningRoutes(app)
  messageRoutes(app, gateway)
  noteRoutes(app)
  presenceRoutes(app)
  reopeningRoutes(app)
  secondPersonRoutes(app)
  textBlockRoutes(app)
  ticketRoutes(app)
  fileRoutes(app, files)
  attachmentRoutes(app)
  intakeRoutes(app)
  codeRoutes(app, keyring)
  counterRoutes(app)
  scanRoutes(app, keyring, manual.ratings)
  evaluatorRoutes(app, manual.ratings)
  ratingRoutes(app)
  guestRoutes(app)
  progressRoutes(app)
  zoneRoutes(app)
  weChatRoutes(app)
  voiceRoutes(app)
  teamRoutes(app)
  regulatorRoutes(app)
  workRoutes(app)
  lookBackRoutes(app)
  heatMapRoutes(app)
  exportRoutes(app)
  reportRoutes(app)
  boxRoutes(app)
  likeRoutes(app)
  receptionRoutes(app)
  callRoutes(app)
  visitRoutes(app)
  await serveWeb(server, join(ROOT, 'web', 'dist'))
  return app
}

export type OpenBank = Bank & { close(): Promise<void> }

/**
 * The bank as the settings describe it: the database of `DATABASE_URL`, or the embedded one under `BIHUAN_DATA` (started,
 * or joined when another process runs it), migrated and with the manual in force. Commands and the server begin here.
 */
export async function openConfiguredBank(
  config: Config,
  say: (line: string) => void,
  hostNow?: () => Date,
): Promise<OpenBank> {
  const embedded = config.databaseUrl
    ? undefined
    : await startPostgres({ dataDir: join(config.dataFolder, 'postgres'), log: say })
  const ownerUrl = config.databaseUrl ?? (embedded as { url: string }).url
  if (config.demo) await forgetUnfinishedDemo(ownerUrl, say)
  await migrate(ownerUrl, (name) => say(`migrating: ${name}`))
  const appUrl = config.databaseAppUrl ?? (await openApplicationRole(ownerUrl))
  const [pool, ownerPool] = [openPool(appUrl, 32), openPool(ownerUrl, 5)]
  const signer = openSigner(join(config.dataFolder, 'ledger-key.pem'))
  const keyring = openKeyring(join(config.dataFolder, 'code-keys.json'), new Date())
  const bank = await openBank({ pool, ownerPool, config, signer, keyring, ...(hostNow && { hostNow }) })
  return {
    ...bank,
    async close() {
      await Promise.all([pool.end(), ownerPool.end()])
      await embedded?.stop()
    },
  }
}

/** Founds and lives the demo bank on the first start; a start that was broken off begins again on an empty database. */
export async function liveDemoOnce(
  { world, ownerPool, signer, keyring }: Bank,
  say: (line: string) => void,
): Promise<void> {
  if (await isSeeded(world)) return
  if (await world.transact(SYSTEM, async (ctx) => ctx.bank.tree.headOffice !== undefined))
    throw new ConfigurationFault('BIHUAN_DEMO: this database holds a bank already; set BIHUAN_DEMO=0 to serve it.')
  const until = world.hostNow()
  let now = startOfPast(until)
  // Nothing of the past is told to anybody before all of it is there: its commits need not wait for the disk.
  const address = (pool: pg.Pool) => String((pool.options as { connectionString?: string }).connectionString)
  const pool = openPool(address(world.pool), 10, '-c synchronous_commit=off')
  const past = await openBank({
    pool,
    ownerPool,
    signer,
    keyring,
    config: { ...world.config, sandbox: false },
    hostNow: () => now,
  })
  const theatre: Theatre = {
    world: past.world,
    setNow: (at) => {
      now = at
    },
    turn: () => turnOfTime(past),
    watch: () => watchAll(past.world),
    workEffects: () => workAllEffects(past.world, ownerPool, withLatePapers(past.effects, until)),
    files: past.files,
  }
  const bar = progressBar()
  const bill = await liveDemoBank(ROOT, world.config.dataFolder, theatre, until, bar)
  await pool.end()
  say(
    `The demo bank is founded: ${bill.cases} cases in 90 days, lived in ${bill.seconds.toFixed(0)} s; people ran into ${bill.refused.size === 0 ? 'no refusal' : [...bill.refused].map(([code, n]) => `${n} × ${code}`).join(', ')}.`,
  )
}

/** What is written in between the seals of two days is signed for so soon. */
const MARK_MILLISECONDS = 60_000
/** How often due clocks are looked for, and how often the turn of a day or a burst is. */
const WAKE_MILLISECONDS = 500
/** A burst is seen within seconds; looking more often would only look at less. */
const WATCH_MILLISECONDS = 2_000
const TURN_MILLISECONDS = 5_000
const FOLD_MILLISECONDS = 3_000

/** Serves until a signal says stop; then finishes what is being answered, and stops what it started. */
async function serveBank(): Promise<void> {
  const began = performance.now()
  const config = readConfig(process.env)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  /** What was started, to be ended in the opposite order: also by a signal that comes while the rest still starts. */
  const started: (() => Promise<unknown>)[] = []
  let ending: Promise<void> | undefined
  const endAll = () => {
    ending ??= (async () => {
      for (let end = started.pop(); end; end = started.pop()) await end().catch(report)
    })()
    return ending
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!ending) say('stopping …')
      void endAll().then(() => process.exit(0))
    })

  try {
    const bank = await openConfiguredBank(config, say)
    started.push(bank.close)
    if (ending) return await endAll()
    const { world } = bank
    if (config.demo) await liveDemoOnce(bank, say)
    const headFile = join(config.dataFolder, 'ledger-head.json')
    const app = await openDoors(bank)
    const worker = await startWorker(world, bank.ownerPool, bank.effects)
    started.push(() => worker.stop())
    for (const [work, every] of [
      [() => wakeAllDue(world), WAKE_MILLISECONDS],
      [() => watchAll(world), WATCH_MILLISECONDS],
      [() => foldFeedbackTally(world), FOLD_MILLISECONDS],
      [() => turnOfTime(bank), TURN_MILLISECONDS],
      [() => markHead(world, bank.signer, headFile), MARK_MILLISECONDS],
    ] as const) {
      const beat = startHeartbeat(work, every, report)
      started.push(() => beat.stop())
    }
    started.push(() => markHead(world, bank.signer, headFile))
    await app.server.listen({ port: config.port, host: config.host })
    started.push(() => app.server.close())
    const address = app.server.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`Bihuan is ready at ${config.tls ? 'https' : 'http'}://localhost:${port} (${seconds} s)`)
    if (config.demo) describeDemo(ROOT, config.dataFolder).forEach(say)
  } catch (error) {
    // What fails because it is being stopped has not failed.
    if (ending) return
    await endAll()
    throw error
  }
}

if (import.meta.main)
  await serveBank().catch((error: unknown) => {
    const isExpected =
      error instanceof ConfigurationFault || (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    process.stderr.write(
      `${isExpected ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exit(1)
  })
