import { join } from 'node:path'
import type pg from 'pg'
import { createDuties } from '#domains/commitments/cadence/service.ts'
import { keepPromises } from '#domains/commitments/deadlines/events.ts'
import { loadDefinitions } from '#domains/commitments/definitions/jobs.ts'
import { adoptDefinitions } from '#domains/commitments/definitions/service.ts'
import { wakeAllDue } from '#domains/commitments/heartbeat/jobs.ts'
import { type Done, openSandbox } from '#domains/commitments/sandbox/service.ts'
import { commitmentBearers } from '#domains/commitments/succession/service.ts'
import { analyseFinishedWeeks } from '#domains/feedback/analysis/jobs.ts'
import { watchForBursts } from '#domains/feedback/bursts/jobs.ts'
import { watchSilence } from '#domains/feedback/evaluators/jobs.ts'
import { forgetExpired, writeExport } from '#domains/feedback/exports/jobs.ts'
import { foldFeedbackTally } from '#domains/feedback/heat-map/jobs.ts'
import { commitSecrets, drawFinishedMonths } from '#domains/feedback/look-back/jobs.ts'
import { countPlans } from '#domains/feedback/reception/jobs.ts'
import { mailReport, sendMail } from '#domains/feedback/report-mail/jobs.ts'
import { writeReport } from '#domains/feedback/reports/jobs.ts'
import { forgetTokens } from '#domains/feedback/scans/jobs.ts'
import { feedbackBearers } from '#domains/feedback/succession/service.ts'
import { transcribeVoice } from '#domains/feedback/transcripts/jobs.ts'
import { fetchMedia } from '#domains/feedback/wechat/jobs.ts'
import { indexNewCustomers } from '#domains/service/customer-index/jobs.ts'
import { demoGateway, hearReceipts, sendMessage } from '#domains/service/messages/jobs.ts'
import { serviceBearers } from '#domains/service/succession/service.ts'
import { adoptChina } from '#platform/calendar/adopt.ts'
import { readMailSettings } from '#platform/effects/mail/mail-settings.ts'
import { createSmtpGateway } from '#platform/effects/mail/smtp-gateway.ts'
import { createSmsGateway } from '#platform/effects/sms/choose-gateway.ts'
import type { SmsGateway } from '#platform/effects/sms/gateway.ts'
import { type Effects, workAllEffects } from '#platform/effects/worker.ts'
import { forgetUnclaimed } from '#platform/files/forget.ts'
import { type Files, openFiles } from '#platform/files/keep.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { checkSecondFactorRoles } from '#platform/identity/admission.ts'
import { drawTree } from '#platform/identity/store.ts'
import { sealFinishedDay } from '#platform/ledger/checkpoint.ts'
import type { Signer } from '#platform/ledger/seal.ts'
import { loadManual, type Manual } from '#platform/manual/manual.ts'
import { settleClosedUnits } from '#platform/organisation/jobs.ts'
import { ownBearers } from '#platform/organisation/own-bearers.ts'
import { forgetTurns } from '#platform/rate-limit.ts'
import type { Keyring } from '#platform/signing/keyring.ts'
import type { SpeechEngine } from '#platform/speech/engine.ts'
import { sherpaEngine } from '#platform/speech/sherpa.ts'
import { createWorld, type Surroundings, type World } from '#platform/world.ts'

export const ROOT = join(import.meta.dirname, '..')

export type Bank = {
  world: World
  manual: Manual
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
  const manual = loadManual(ROOT)
  const world = createWorld({ ...surroundings, manual })
  checkSecondFactorRoles(world.config.signIn.secondFactorRoles, manual)
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
  return { world, manual, doAllDue, effects, ownerPool, signer, keyring, gateway, files }
}

/** What hangs on units and people, each kind lent by who knows it. */
export const bearers = [...serviceBearers, ...commitmentBearers, ...feedbackBearers, ...ownBearers]

/** What the turn of a day, week or month brings; in this order, since a draw waits for the day's seal. */
export async function turnOfTime({ world, signer, files }: Pick<Bank, 'world' | 'signer' | 'files'>): Promise<number> {
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

export async function watchAll(world: World): Promise<void> {
  while ((await world.transact(SYSTEM, watchForBursts)) > 0);
}
