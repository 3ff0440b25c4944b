import { publicNumber } from '#domains/service/opening/rules.ts'
import { raiseForBurst } from '#domains/service/second-person/service.ts'
import { likeness } from '#domains/understanding/likeness/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import { titleOf } from '../intake/rules.ts'
import { alikeTo, differentCustomers, judgeBurst, LEAST_ALIKE, PAST_DAYS, WINDOW_MINUTES } from './rules.ts'
import { claimUnwatched, gather, markWatched, pastCount, recentVoices, stillOpen, type Watched } from './store.ts'

const BATCH = 500
/** Texts of one meaning written by different people reach this, of different meanings do not; measured on paraphrases. */
const ALIKE = 0.3
const minutesBefore = (at: Date, minutes: number) => new Date(at.getTime() - minutes * 60_000)

/**
 * Looks at what came in since the last look. Voices alike in meaning and place, beyond what the past explains, become
 * one grade-I incident; later ones join it (4.2.2). Answers how many were looked at.
 */
export async function watchForBursts(ctx: Ctx): Promise<number> {
  const fresh = await claimUnwatched(ctx.db, BATCH)
  if (fresh.length === 0) return 0
  await oneAtATime(ctx.db, 'burst watch')
  await markWatched(
    ctx.db,
    fresh.map((voice) => voice.id),
    ctx.now,
  )
  const watched = fresh.filter((voice) => voice.caseId !== null)
  if (watched.length === 0) return fresh.length
  const oldest = watched[0] as Watched
  const recent = await recentVoices(
    ctx.db,
    watched.map(({ business, nature }) => ({ business, nature })),
    minutesBefore(oldest.receivedAt, WINDOW_MINUTES),
  )
  for (const voice of recent.filter((it) => watched.some(({ id }) => id === it.id)).toReversed())
    await look(ctx, voice, recent)
  return fresh.length
}

async function look(ctx: Ctx, voice: Watched, recent: readonly Watched[]): Promise<void> {
  if (voice.incidentId) return
  const since = minutesBefore(voice.receivedAt, WINDOW_MINUTES)
  const sameKind = recent.filter(
    (other) =>
      other.business === voice.business &&
      other.nature === voice.nature &&
      other.receivedAt >= since &&
      other.receivedAt <= voice.receivedAt,
  )
  // Too few of a kind anywhere cannot be a burst: the texts need not be compared.
  if (sameKind.length < LEAST_ALIKE && !sameKind.some((other) => other.incidentId)) return
  const alike = alikeTo(voice, sameKind, likeness, ALIKE)
  // From the outlet upwards: the narrowest place that shows a burst names it.
  for (const place of ctx.bank.tree.upwards(voice.unitId)) {
    const unitIds = ctx.bank.tree.subtree(place.id).map((unit) => unit.id)
    const here = alike.filter((other) => unitIds.includes(other.unitId))
    const joined = here.find((other) => other.incidentId !== null)
    if (joined?.incidentId) return join(ctx, joined.incidentId, [voice])
    const customers = differentCustomers(here)
    if (customers < 2) continue
    const past = await pastCount(ctx.db, voice, unitIds, minutesBefore(since, PAST_DAYS * 24 * 60), since)
    const verdict = judgeBurst(customers, past)
    if (verdict.isBurst) return openIncident(ctx, place.id, voice, here, { ...verdict, customers, past })
  }
}

async function openIncident(
  ctx: Ctx,
  unitId: string,
  voice: Watched,
  here: readonly Watched[],
  why: Record<string, unknown>,
): Promise<void> {
  // A promise of an hour is made where it can be kept: not on a case that was answered already.
  const open = await stillOpen(
    ctx.db,
    here.map((it) => it.caseId as string),
  )
  const lead = here.find((it) => open.has(it.caseId as string)) ?? voice
  const id = ctx.newId()
  const number = publicNumber('I', ctx.now, await ctx.nextNumber('incident_number'))
  ctx.insert('incident', {
    id,
    number,
    unitId,
    leadCaseId: lead.caseId as string,
    business: voice.business,
    nature: voice.nature,
    title: titleOf(lead.text),
    openedAt: ctx.now,
    because: why,
    announcedAt: null,
    closedAt: null,
  })
  await ctx.record({
    name: 'incident.opened',
    subject: { kind: 'incident', id },
    unitId,
    isFresh: true,
    facts: {
      number,
      business: voice.business,
      nature: voice.nature,
      cases: here.length,
      customers: why.customers as number,
      chance: why.chance as number,
    },
  })
  await ctx.flush()
  await join(ctx, id, here)
  await raiseForBurst(ctx, lead.caseId as string, {
    zh: `同类反馈突增：${WINDOW_MINUTES}分钟内${why.customers}位客户反映同一问题，远超以往水平，系统自动定为Ⅰ级。`,
    en: `A burst: ${why.customers} customers said the same within ${WINDOW_MINUTES} minutes, far beyond the past; raised by itself.`,
  })
}

async function join(ctx: Ctx, incidentId: string, voices: readonly Watched[]): Promise<void> {
  for (const voice of voices) voice.incidentId = incidentId
  await gather(
    ctx.db,
    incidentId,
    voices.map((voice) => voice.id),
    voices.flatMap((voice) => (voice.caseId ? [voice.caseId] : [])),
  )
}
