import type { Configuration } from '#platform/configuration.ts'
import type { Ctx } from '#platform/context.ts'
import { notify } from '#platform/notice.ts'
import type { Clock } from '../deadlines/store.ts'
import { definitionsOf, versionOf } from '../definitions/service.ts'
import { wakesOf } from '../wakes/rules.ts'
import { decideWake, type People, reachedBy } from './rules.ts'
import { claimDueClocks, pausesOf, readPeople, saveWoken, type Woken } from './store.ts'

/** Enough to make a round trip worth its while, few enough that a transaction stays short: 500 take about 60 ms. */
export const BATCH = 500
/** A unit is led by one of these; the first that somebody holds, walking up the tree. */
const LEADERS = ['branch-supervisor', 'branch-president', 'operations-manager']

/** Wakes at most one batch of due clocks: reminds, escalates, breaks. Answers how many woke. */
export async function wakeDueClocks(ctx: Ctx, limit = BATCH): Promise<number> {
  const due = await claimDueClocks(ctx.db, ctx.now, limit)
  if (due.length === 0) return 0
  const definitions = await definitionsOf(ctx)
  const people = await peopleOf(ctx)
  const pauses = await pausesOf(
    ctx.db,
    due.map((clock) => clock.id),
  )
  const woken: Woken[] = []
  for (const clock of due) {
    const { definition } = versionOf(definitions, clock.commitmentId, clock.version)
    const { ladder } = wakesOf(
      ctx.bank.calendarOf(clock.unitId),
      definition,
      clock.startedAt,
      pauses.get(clock.id) ?? [],
    )
    woken.push(await wake(ctx, clock, decideWake(clock, ladder, ctx.now), people))
  }
  await saveWoken(ctx.db, woken)
  return due.length
}

async function wake(ctx: Ctx, clock: Clock, verdict: ReturnType<typeof decideWake>, people: People): Promise<Woken> {
  const { passed, wakeStep, nextWakeAt, isMissed } = verdict
  const breaksNow = isMissed && clock.state !== 'missed'
  const percent = passed.at(-1)?.percent ?? 0
  const escalatedTo = new Set(clock.escalatedTo)
  const told = new Set<string>()
  for (const step of passed)
    for (const staffId of reachedBy(step.to, clock, people)) {
      told.add(staffId)
      if (step.to !== 'responsible') escalatedTo.add(staffId)
    }
  // Who is reached by several steps at once, after a sleep, is told once.
  for (const staffId of told)
    notify(ctx, staffId, {
      kind: breaksNow ? 'clock.missed' : isMissed ? 'clock.escalated' : 'clock.warned',
      caseId: clock.caseId,
      clockId: clock.id,
      detail: { commitmentId: clock.commitmentId, percent, dueAt: clock.dueAt.toISOString() },
    })
  await ctx.record({
    name: breaksNow ? 'clock.missed' : isMissed ? 'clock.escalated' : 'clock.warned',
    subject: { kind: 'clock', id: clock.id },
    unitId: clock.unitId,
    caseId: clock.caseId,
    facts: { commitmentId: clock.commitmentId, percent, told: [...told].sort().join(' ') },
  })
  return {
    id: clock.id,
    wakeStep,
    nextWakeAt,
    state: isMissed ? 'missed' : clock.state,
    escalationLevel: Math.max(clock.escalationLevel, percent),
    escalatedTo: [...escalatedTo],
    lateAt: clock.lateAt ?? (isMissed ? ctx.now : null),
  }
}

const known = new WeakMap<Configuration, Promise<People>>()

/** Who answers for whom, read once per configuration. */
export function peopleOf(ctx: Ctx): Promise<People> {
  const earlier = known.get(ctx.bank)
  if (earlier) return earlier
  const reading = arrangePeople(ctx)
  known.set(ctx.bank, reading)
  reading.catch(() => known.delete(ctx.bank))
  return reading
}

async function arrangePeople(ctx: Ctx): Promise<People> {
  const { staff, roles } = await readPeople(ctx.db, ctx.bank.day)
  const deputies = new Map(staff.map((person) => [person.id, person.deputyId]))
  const holders = Map.groupBy(roles, ({ role, unitId }) => `${role} ${unitId}`)
  const holding = (role: string, unitId: string) =>
    (holders.get(`${role} ${unitId}`) ?? []).map(({ staffId }) => staffId)
  const nearest = (unitId: string, wanted: readonly string[]): string[] => {
    for (const unit of ctx.bank.tree.upwards(unitId))
      for (const role of wanted) {
        const found = holding(role, unit.id)
        if (found.length > 0) return found
      }
    return []
  }
  const supervisorsOf = (unitId: string) => nearest(unitId, LEADERS)
  return {
    deputyOf: (staffId) => deputies.get(staffId) ?? null,
    supervisorsOf,
    serviceDepartment: roles.filter(({ role }) => role === 'service-department').map(({ staffId }) => staffId),
    onDuty: (unitId, dutyRole) => {
      const own = dutyRole === 'owner' ? [] : nearest(unitId, [dutyRole])
      return own.length > 0 ? own : supervisorsOf(unitId)
    },
  }
}
