import type { Duplicate } from '#contract/comfort.ts'
import { likeness } from '#domains/understanding/likeness/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { visibleUnits } from '#platform/identity/service.ts'
import { notFound } from '#platform/refusal.ts'
import { findCase, readStaffRefs } from '../cases/store.ts'
import { mergeRefusal } from '../joining/rules.ts'
import { isWorthALook, MOST_SHOWN, NEAR_DAYS } from './rules.ts'
import { candidatesFor, fingerprintsOf } from './store.ts'

const DAY_MILLISECONDS = 86_400_000

/** Chapter 7: the same complaint again may be merged. Nothing is merged by likeness: a person looks and decides. */
export async function listDuplicates(ctx: Ctx, { id }: { id: string }): Promise<Duplicate[]> {
  const row = await findCase(ctx.db, id)
  if (!row) throw notFound('case')
  if (row.stage === 'closed') return []
  const own = await fingerprintsOf(ctx.db, id)
  const near = (days: number) => new Date(row.receivedAt.getTime() + days * DAY_MILLISECONDS)
  const visible = visibleUnits(ctx)
  const found = (await candidatesFor(ctx.db, row, near(-NEAR_DAYS), near(NEAR_DAYS)))
    .filter((one) => !visible || [one.unitId, ...one.seenBy].some((unit) => visible.includes(unit)))
    .map((one) => ({ one, like: Math.max(0, ...own.map((print) => likeness(print, one.fingerprint))) }))
    .filter(({ one, like }) => isWorthALook(one.because, like))
    .toSorted((a, b) => b.like - a.like)
    .slice(0, MOST_SHOWN)
  const people = await readStaffRefs(
    ctx.db,
    found.map(({ one }) => one.ownerId),
  )
  return found.map(({ one, like }) => ({
    caseId: one.id,
    number: one.number,
    title: one.title,
    stage: one.stage,
    receivedAt: one.receivedAt,
    owner: people.get(one.ownerId ?? '') ?? null,
    percent: Math.round(like * 100),
    because: one.because,
    mergeRefusal: mergeRefusal(row, one) ?? null,
  }))
}
