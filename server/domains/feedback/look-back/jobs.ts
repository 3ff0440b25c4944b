import { definitionInForce, definitionsOf } from '#domains/commitments/definitions/service.ts'
import { letSee } from '#domains/service/tickets/store.ts'
import { formatDay } from '#platform/calendar/day.ts'
import { periodAfter, periodBounds, periodOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import { chooseChecker, commitmentTo, digestPopulation, drawSample, type Resolved, seedOf } from './rules.ts'
import {
  findBeacon,
  findCheckers,
  findCommitment,
  markRevealed,
  personKeys,
  resolvedWithin,
  undrawnMonths,
} from './store.ts'

/** Binds the secrets of this month and the next, each before its first item can be known. Answers the months bound. */
export async function commitSecrets(ctx: Ctx): Promise<string[]> {
  // A bank that was not founded yet resolves nothing.
  if (!ctx.bank.tree.headOffice) return []
  const month = periodOf(ctx.now, 'month')
  const missing: string[] = []
  for (const wanted of [month, periodAfter(month)]) if (!(await findCommitment(ctx.db, wanted))) missing.push(wanted)
  if (missing.length === 0) return []
  await oneAtATime(ctx.db, 'look-back')
  for (const wanted of missing) {
    if (await findCommitment(ctx.db, wanted)) continue
    const secret = ctx.random(32)
    const commitment = commitmentTo(secret)
    ctx.insert('lookBackCommitment', { month: wanted, commitment, secret, committedAt: ctx.now, revealedAt: null })
    await ctx.record({
      name: 'look-back.committed',
      subject: { kind: 'look-back-month', id: wanted },
      unitId: headOffice(ctx),
      facts: { commitment: commitment.toString('hex') },
    })
  }
  return missing
}

const headOffice = (ctx: Ctx): string => {
  const unit = ctx.bank.tree.headOffice
  if (!unit) throw new Error('a bank has a head office')
  return unit.id
}

/**
 * Draws every month that is over: of each unit's resolved items a tenth, rounded up, and all that a second person let
 * through (chapter 7, no quiet downgrade). Waits until the month's last day is sealed, since its digest is the beacon.
 */
export async function drawFinishedMonths(ctx: Ctx): Promise<string[]> {
  const current = periodOf(ctx.now, 'month')
  if ((await undrawnMonths(ctx.db, current)).length === 0) return []
  await oneAtATime(ctx.db, 'look-back')
  const drawn: string[] = []
  for (const month of await undrawnMonths(ctx.db, current)) {
    const bounds = periodBounds(month)
    const beacon = await findBeacon(ctx.db, formatDay(bounds.lastDay))
    if (!beacon) break
    await drawMonth(ctx, month, beacon)
    drawn.push(month)
  }
  return drawn
}

/** The share that is promised now: 10 % in the manual (4.3), or what the bank has made of it. */
async function sharePromised(ctx: Ctx): Promise<number> {
  const promise = definitionInForce(await definitionsOf(ctx), '4.3/look-back-share', ctx.now)?.definition
  if (promise?.kind !== 'target') throw new Error('4.3/look-back-share is not in force')
  return promise.atLeastPercent
}

async function drawMonth(ctx: Ctx, month: string, beacon: Buffer): Promise<void> {
  const commitment = await findCommitment(ctx.db, month)
  if (!commitment) throw new Error(`${month} was never committed to`)
  const resolved = await resolvedWithin(ctx.db, periodBounds(month))
  const checkers = await findCheckers(
    ctx.db,
    ctx.bank.manual.roles.filter((role) => role.may.includes('look-back.check')).map((role) => role.id),
    ctx.bank.day,
  )
  const keys = await personKeys(ctx.db)
  const percent = await sharePromised(ctx)
  let sampled = 0
  for (const [unitId, items] of Map.groupBy(resolved, (item) => item.unitId)) {
    const ids = items.map((item) => item.caseId)
    const seed = seedOf(commitment.secret, beacon, month, unitId)
    const sample = new Set(drawSample(ids, seed, percent))
    const populationDigest = digestPopulation(ids)
    ctx.insert('lookBackDraw', {
      month,
      unitId,
      population: ids.length,
      sample: sample.size,
      percent,
      seed,
      beacon,
      populationDigest,
      drawnAt: ctx.now,
    })
    for (const caseId of ids) ctx.insert('lookBackPopulation', { month, unitId, caseId })
    for (const item of items.filter((item) => sample.has(item.caseId) || item.isSecondPerson)) {
      const checker = chooseChecker(item, checkers, (id) => keys.get(id), seed)
      if (checker) checker.load += 1
      await assign(ctx, month, item, sample.has(item.caseId) ? 'drawn' : 'second-person', checker)
    }
    await ctx.record({
      name: 'look-back.unit-drawn',
      subject: { kind: 'look-back-month', id: month },
      unitId,
      facts: {
        unitId,
        population: ids.length,
        sample: sample.size,
        seed: seed.toString('hex'),
        populationDigest: populationDigest.toString('hex'),
      },
    })
    sampled += sample.size
  }
  await markRevealed(ctx.db, month, ctx.now)
  await ctx.record({
    name: 'look-back.drawn',
    subject: { kind: 'look-back-month', id: month },
    unitId: headOffice(ctx),
    facts: {
      period: month,
      population: resolved.length,
      sample: sampled,
      secret: commitment.secret.toString('hex'),
      beacon: beacon.toString('hex'),
    },
  })
}

async function assign(
  ctx: Ctx,
  month: string,
  item: Resolved,
  why: 'drawn' | 'second-person',
  checker: { staffId: string; unitId: string } | undefined,
): Promise<void> {
  const id = ctx.newId()
  // Where nobody is impartial by the rules, it waits visibly with head office instead of going to somebody who is not.
  const assignedUnitId = checker?.unitId ?? headOffice(ctx)
  await letSee(ctx.db, item.caseId, assignedUnitId)
  ctx.insert('lookBack', {
    id,
    month,
    unitId: item.unitId,
    caseId: item.caseId,
    why,
    assignedTo: checker?.staffId ?? null,
    assignedUnitId,
    state: 'waiting',
    finding: null,
    doneBy: null,
    doneAt: null,
  })
  await ctx.record({
    name: 'look-back.assigned',
    subject: { kind: 'look-back', id },
    unitId: assignedUnitId,
    caseId: item.caseId,
    responsibleId: checker?.staffId ?? null,
    isFresh: true,
    facts: { month, why },
  })
}
