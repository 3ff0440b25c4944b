import type { FeedbackReceipt } from '#contract/feedback.ts'
import type { RatingFigures } from '#contract/ratings.ts'
import { wilson } from '#domains/commitments/targets/rules.ts'
import { formatDay, startOfDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor } from '#platform/identity/service.ts'
import { notFound } from '#platform/refusal.ts'
import { recordFeedback } from '../intake/service.ts'
import { noteInvitation, readInvited } from '../invitations/service.ts'
import { spreadOf, type Tally, wordsOf } from './rules.ts'
import { namesOfCounters, tallyRatings } from './store.ts'

/** Where a rating comes from: a scanned code, or a tablet whose own clock and count are kept beside ours. */
type Source =
  | { codeId: string; evaluatorId: null; deviceAt: null; sequence: null }
  | { codeId: null; evaluatorId: string; deviceAt: Date; sequence: number }
export type Rated = Source & {
  id: string
  unitId: string
  rating: number
  reasons: readonly string[]
  text: string
  language: 'zh' | 'en'
  phone?: string | undefined
  counterId: string | null
  /** Whom it is about. */
  staff: { staffId: string; login: string } | undefined
  invitedBy: string | null
  ratedAt: Date
  isMomentSure: boolean
}

/**
 * Manual 4.1.1, 6.1.3: a rating is a voice like any other, so it enters by the one door, where one or two stars open a
 * case and its 24 hours; and it is a row of its own, for the figures and for knowing it again.
 */
export async function recordRating(ctx: Ctx, rated: Rated): Promise<FeedbackReceipt> {
  const chosen = ctx.bank.manual.ratings.reasons.filter(({ id }) => rated.reasons.includes(id))
  const receipt = await recordFeedback(
    ctx,
    {
      channel: rated.codeId ? 'qr' : 'counter-evaluator',
      outlet: ctx.bank.tree.unit(rated.unitId).code,
      text: wordsOf(chosen, rated.text, rated.language),
      rating: rated.rating,
      language: rated.language,
      ...(rated.phone && { contact: { phone: rated.phone } }),
      ...(rated.staff && { aboutStaff: rated.staff.login }),
    },
    { saidAt: rated.ratedAt },
  )
  ctx.insert('rating', {
    id: rated.id,
    unitId: rated.unitId,
    feedbackId: receipt.feedbackId,
    rating: rated.rating,
    reasons: chosen.map(({ id }) => id),
    codeId: rated.codeId,
    evaluatorId: rated.evaluatorId,
    counterId: rated.counterId,
    staffId: rated.staff?.staffId ?? null,
    invitedBy: rated.invitedBy,
    ratedAt: rated.ratedAt,
    receivedAt: ctx.now,
    deviceAt: rated.deviceAt,
    sequence: rated.sequence,
    isMomentSure: rated.isMomentSure,
  })
  if (rated.invitedBy) await noteInvitation(ctx, rated.unitId)
  return receipt
}

const DAYS = 30

/** Manual 6.2.1: figures with the uncertainty of their small numbers, each counted from rows when it is looked at. */
export async function readRatingFigures(ctx: Ctx, { unitId }: { unitId?: string }): Promise<RatingFigures> {
  const asked = unitId ?? (ctx.actor.scope.isEverywhere ? ctx.bank.tree.headOffice?.id : ctx.actor.scope.roots[0])
  if (!asked) throw notFound('unit')
  const unitIds = unitsAskedFor(ctx, asked)
  const day = ctx.bank.day
  const rows = await tallyRatings(ctx.db, { unitIds, from: startOfDay(day - DAYS + 1), to: startOfDay(day + 1) })
  const { satisfiedFrom } = ctx.bank.manual.ratings
  const spread = (tallies: readonly Tally[]) => {
    const counted = spreadOf(tallies, satisfiedFrom)
    return { ...counted, ...wilson({ numerator: counted.satisfied, denominator: counted.count }) }
  }
  const byDay = Map.groupBy(rows, (row) => row.on)
  const byCounter = Map.groupBy(
    rows.filter((row) => row.counterId !== null),
    (row) => row.counterId as string,
  )
  const counters = await namesOfCounters(ctx.db, [...byCounter.keys()])
  const invited = await readInvited(ctx, unitIds, formatDay(day))
  return {
    unit: unitRef(ctx.bank.tree, asked),
    today: spread(byDay.get(formatDay(day)) ?? []),
    last30Days: spread(rows),
    days: Array.from({ length: DAYS }, (_, nth) => {
      const on = formatDay(day - DAYS + 1 + nth)
      const { count, satisfied } = spreadOf(byDay.get(on) ?? [], satisfiedFrom)
      return { on, count, satisfied }
    }),
    counters: counters
      .map(({ id, unitId, name, nameEn }) => {
        const { byRating: _, ...counted } = spread(byCounter.get(id) ?? [])
        return { counterId: id, name: { zh: name, en: nameEn }, unit: unitRef(ctx.bank.tree, unitId), ...counted }
      })
      .toSorted((a, b) => a.unit.code.localeCompare(b.unit.code) || a.name.zh.localeCompare(b.name.zh, 'zh')),
    invitations: invited.map(({ unitId, done, owed }) => ({ unit: unitRef(ctx.bank.tree, unitId), done, owed })),
  }
}
