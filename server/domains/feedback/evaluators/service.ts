import type { Evaluator, Tap } from '#contract/evaluators.ts'
import { DAY_MILLISECONDS, MINUTE_MILLISECONDS } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { findOpenCounter, whoServed } from '../counters/store.ts'
import { recordRating } from '../ratings/service.ts'
import { placeOf } from '../scans/service.ts'
import { enrolmentCode, readEnrolmentCode, tapMoment } from './rules.ts'
import {
  type EvaluatorRow,
  findCounterOf,
  findTaps,
  holdEvaluator,
  listEvaluatorRows,
  noteSeen,
  revokeEvaluatorRow,
  spendEnrolment,
} from './store.ts'

export async function listEvaluators(ctx: Ctx, { unitId }: { unitId?: string }): Promise<{ items: Evaluator[] }> {
  const rows = await listEvaluatorRows(ctx.db, unitId ? unitsAskedFor(ctx, unitId) : visibleUnits(ctx))
  return {
    items: rows.map((row) => ({
      id: row.id,
      unit: unitRef(ctx.bank.tree, row.unitId),
      counterId: row.counterId,
      counter: { zh: row.counterName, en: row.counterNameEn },
      enrolledAt: row.enrolledAt,
      seenAt: row.seenAt,
      waitingCount: row.waitingCount,
      waitingSince: row.waitingSince,
      isSilent: row.silentAt !== null && row.revokedAt === null,
      revokedAt: row.revokedAt,
      taps: row.taps,
      missing: Math.max(0, (row.lastSequence ?? 0) - row.taps),
    })),
  }
}

/** A supervisor lets one tablet become a counter's evaluator, within minutes. */
export async function allowEnrolment(ctx: Ctx, { counterId }: { counterId: string }) {
  const counter = await findOpenCounter(ctx.db, counterId)
  if (!counter) throw notFound('counter')
  const code = enrolmentCode(ctx.random)
  const minutes = ctx.bank.manual.ratings.evaluator.enrolmentMinutes
  const expiresAt = new Date(ctx.now.getTime() + minutes * MINUTE_MILLISECONDS)
  ctx.insert('evaluatorEnrolment', {
    codeDigest: digestSecret(code),
    unitId: counter.unitId,
    counterId,
    madeBy: ctx.actor.id as string,
    madeAt: ctx.now,
    expiresAt,
    usedAt: null,
  })
  await ctx.record({
    name: 'evaluator.enrolment-allowed',
    subject: { kind: 'counter', id: counterId },
    unitId: counter.unitId,
    facts: {},
  })
  return { code, expiresAt }
}

/** The tablet gets its key, once; only the key's digest is kept here. */
export async function enrolEvaluator(ctx: Ctx, { code }: { code: string }) {
  const allowed = await spendEnrolment(ctx.db, digestSecret(readEnrolmentCode(code)), ctx.now)
  if (!allowed) throw new Refusal('invalid', 'evaluator.wrong-code')
  const id = ctx.newId()
  const deviceKey = `ev_${ctx.random(32).toString('base64url')}`
  const { unitId, counterId, madeBy } = allowed
  ctx.insert('evaluator', {
    id,
    unitId,
    counterId,
    keyDigest: digestSecret(deviceKey),
    enrolledAt: ctx.now,
    enrolledBy: madeBy,
    seenAt: ctx.now,
    waitingCount: 0,
    waitingSince: null,
    silentAt: null,
    revokedAt: null,
    revokedBy: null,
  })
  await ctx.record({
    name: 'evaluator.enrolled',
    subject: { kind: 'evaluator', id },
    unitId,
    isFresh: true,
    facts: { counterId },
  })
  return { deviceKey, counterId, place: await placeAt(ctx, { unitId, counterId }) }
}

async function placeAt(ctx: Ctx, { unitId, counterId }: { unitId: string; counterId: string }) {
  const counter = await findCounterOf(ctx.db, counterId)
  const serving = await whoServed(ctx.db, counterId, ctx.now)
  return placeOf(ctx, {
    unitId,
    counter: counter ? { zh: counter.name, en: counter.nameEn } : null,
    employee: serving?.name,
  })
}

/** Whose key it is. Its outlet and counter are ours to know: no tap can name another one. */
async function recognise(ctx: Ctx, deviceKey: string): Promise<EvaluatorRow> {
  const device = await holdEvaluator(ctx.db, digestSecret(deviceKey))
  if (!device) throw new Refusal('unauthenticated', 'evaluator.unknown')
  if (device.silentAt)
    await ctx.record({
      name: 'evaluator.heard-again',
      subject: { kind: 'evaluator', id: device.id },
      unitId: device.unitId,
      facts: {},
    })
  return device
}

type Greeting = { deviceKey: string; waitingCount: number; waitingSinceMilliseconds: number | null }

export async function greetEvaluator(ctx: Ctx, { deviceKey, waitingCount, waitingSinceMilliseconds }: Greeting) {
  const device = await recognise(ctx, deviceKey)
  const longest = ctx.bank.manual.ratings.evaluator.longestWaitDays * DAY_MILLISECONDS
  await noteSeen(ctx.db, device.id, {
    seenAt: ctx.now,
    waitingCount,
    waitingSince:
      waitingSinceMilliseconds === null
        ? null
        : new Date(ctx.now.getTime() - Math.min(Math.round(waitingSinceMilliseconds), longest)),
  })
  return { counterId: device.counterId, place: await placeAt(ctx, device) }
}

/**
 * Manual 4.1.1: taps that waited for the network. Each is recorded once, under the id that it was given on the tablet,
 * however often and in whatever order they come.
 */
export async function deliverTaps(
  ctx: Ctx,
  { deviceKey, sentAt, taps }: { deviceKey: string; sentAt: Date; taps: Tap[] },
) {
  const device = await recognise(ctx, deviceKey)
  const known = new Map(
    await findTaps(
      ctx.db,
      taps.map(({ id }) => id),
    ),
  )
  const accepted: string[] = []
  const refused: { id: string; code: string }[] = []
  for (const tap of taps.toSorted((a, b) => a.sequence - b.sequence)) {
    const owner = known.get(tap.id)
    if (owner !== undefined && owner !== device.id) {
      refused.push({ id: tap.id, code: 'rating.other-device' })
      continue
    }
    if (owner === undefined) await recordTap(ctx, device, tap, sentAt)
    known.set(tap.id, device.id)
    accepted.push(tap.id)
  }
  await noteSeen(ctx.db, device.id, { seenAt: ctx.now })
  return { accepted, refused }
}

async function recordTap(ctx: Ctx, device: EvaluatorRow, tap: Tap, sentAt: Date): Promise<void> {
  const { longestWaitDays } = ctx.bank.manual.ratings.evaluator
  const moment = tapMoment(
    { deviceAt: tap.deviceAt, sentAt },
    { now: ctx.now, enrolledAt: device.enrolledAt, longestWaitMilliseconds: longestWaitDays * DAY_MILLISECONDS },
  )
  await recordRating(ctx, {
    ...tap,
    ...moment,
    unitId: device.unitId,
    codeId: null,
    evaluatorId: device.id,
    counterId: device.counterId,
    staff: await whoServed(ctx.db, device.counterId, moment.ratedAt),
    invitedBy: null,
  })
}

export async function revokeEvaluator(ctx: Ctx, { id }: { id: string }): Promise<{ ok: true }> {
  const revoked = await revokeEvaluatorRow(ctx.db, id, ctx.now, ctx.actor.id)
  if (!revoked) throw notFound('evaluator')
  await ctx.record({
    name: 'evaluator.revoked',
    subject: { kind: 'evaluator', id },
    unitId: revoked.unitId,
    facts: {},
  })
  return { ok: true }
}
