import type { Ctx } from '#platform/context.ts'
import type { Event } from '#platform/events/event.ts'
import { type DeadlineDefinition, triggered, type Versioned } from '../definitions/rules.ts'
import { type Definitions, definitionInForce, definitionsOf, versionOf } from '../definitions/service.ts'
import { wakesOf } from '../wakes/rules.ts'
import { decide, endState } from './rules.ts'
import { insertClock } from './service.ts'
import {
  type Clock,
  endPause,
  holdDuties,
  holdOwedClocks,
  readPauses,
  readPausesOfSubject,
  updateClock,
} from './store.ts'

/**
 * The engine's ear: every event of every domain passes here, and definitions say what it means. Old clocks are moved
 * before new ones are started, so that a regrade closes the promises of the old grade and opens those of the new.
 */
export async function keepPromises(ctx: Ctx, event: Event): Promise<void> {
  const definitions = await definitionsOf(ctx)
  const starting = definitions.startedBy.get(event.name) ?? []
  await meetDuties(ctx, definitions, event)
  const concernsClocks = starting.length > 0 || definitions.movedBy.has(event.name)
  const owed = event.isFresh || !concernsClocks ? [] : await holdOwedClocks(ctx.db, event.subject)
  const stillOwed = new Set<string>()
  for (const clock of owed) {
    const { definition } = versionOf(definitions, clock.commitmentId, clock.version)
    if (!(await move(ctx, clock, definition, event))) stillOwed.add(clock.commitmentId)
  }
  for (const id of starting) {
    const version = definitionInForce(definitions, id, ctx.now) as Versioned<DeadlineDefinition> | undefined
    if (version && triggered(version.definition.starts, event) && !stillOwed.has(id))
      await startClock(ctx, version, event)
  }
}

/** A cadence is met by its act for the period that the act names. */
async function meetDuties(ctx: Ctx, definitions: Definitions, event: Event): Promise<void> {
  const { period } = event.facts
  if (typeof period !== 'string' || !definitions.movedBy.has(event.name)) return
  for (const duty of await holdDuties(ctx.db, event.unitId, period))
    await move(ctx, duty, versionOf(definitions, duty.commitmentId, duty.version).definition, event)
}

/** Moves one clock; answers whether it is no longer owed. */
async function move(ctx: Ctx, clock: Clock, definition: Parameters<typeof decide>[1], event: Event): Promise<boolean> {
  const verdict = decide(clock, definition, event, ctx.now)
  const closed = {
    nextWakeAt: null,
    closedAt: ctx.now,
    closedBy: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    closedWhy: event.name,
  }
  switch (verdict) {
    case 'none':
      return false
    case 'pause':
      await updateClock(ctx.db, clock.id, { state: 'paused', pausedAt: ctx.now, nextWakeAt: null })
      ctx.insert('clockSegment', {
        clockId: clock.id,
        fromAt: ctx.now,
        toAt: null,
        kind: 'paused',
        why: String(event.facts.ground ?? event.name),
        by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      })
      return false
    case 'resume':
      await resume(ctx, clock, definition)
      return false
    default: {
      if (clock.state === 'paused') await endPause(ctx.db, clock.id, ctx.now)
      const state = endState(clock, verdict, ctx.now)
      await updateClock(ctx.db, clock.id, {
        ...closed,
        state,
        ...(state === 'missed' && !clock.lateAt && { lateAt: ctx.now }),
      })
      return true
    }
  }
}

async function resume(ctx: Ctx, clock: Clock, definition: Parameters<typeof decide>[1]): Promise<void> {
  await endPause(ctx.db, clock.id, ctx.now)
  const pauses = await readPauses(ctx.db, clock.id)
  const wakes = wakesOf(ctx.bank.calendarOf(clock.unitId), definition, clock.startedAt, pauses)
  const next = wakes.ladder.findIndex((wake) => wake.at > ctx.now)
  await updateClock(ctx.db, clock.id, {
    state: 'running',
    pausedAt: null,
    dueAt: wakes.dueAt,
    isProvisional: wakes.isProvisional,
    // What was said before the pause is not said again.
    wakeStep: Math.max(clock.wakeStep, next < 0 ? wakes.ladder.length : next),
    nextWakeAt: wakes.ladder[Math.max(clock.wakeStep, next < 0 ? wakes.ladder.length : next)]?.at ?? null,
  })
}

async function startClock(ctx: Ctx, version: Versioned<DeadlineDefinition>, event: Event): Promise<void> {
  const startedAt = event.countsFrom ?? ctx.now
  const countsBack = startedAt < ctx.now && version.definition.pauses.length > 0
  const earlier = countsBack ? await readPausesOfSubject(ctx.db, event.subject.id) : []
  const pauses = earlier.filter(({ fromAt, toAt }) => fromAt >= startedAt && toAt !== null)
  const clockId = insertClock(
    ctx,
    version,
    {
      startedAt,
      unitId: event.unitId,
      subjectKind: event.subject.kind,
      subjectId: event.subject.id,
      caseId: event.caseId ?? (event.subject.kind === 'case' ? event.subject.id : null),
      period: null,
      responsibleId: event.responsibleId ?? null,
    },
    pauses,
  )
  if (pauses.length === 0) return
  await ctx.flush() // The wall of a segment looks at its clock's row.
  for (const pause of pauses) ctx.insert('clockSegment', { clockId, kind: 'paused', ...pause })
}
