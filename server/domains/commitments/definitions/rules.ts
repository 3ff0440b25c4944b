import { z } from 'zod'
import { Basis, Label } from '#contract/words.ts'
import type { Event, Fact } from '#platform/events/event.ts'

const Trigger = z.strictObject({
  event: z.string(),
  when: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
})
export type Trigger = z.infer<typeof Trigger>
const Triggers = z.array(Trigger).default([])

export const Limit = z.strictObject({
  amount: z.int().positive(),
  unit: z.enum(['elapsed-minutes', 'elapsed-hours', 'working-hours', 'working-days', 'calendar-days']),
})
/** Who hears, besides the responsible person, when so many percent of the limit have passed. */
const EscalationStep = z.strictObject({
  percent: z.int().positive(),
  to: z.enum(['deputy', 'supervisor', 'service-department']),
})

const common = {
  id: z.string().regex(/^[\w.]+\/[\w-]+$/),
  clause: z.string(),
  basis: Basis,
  title: Label,
  /** Why the number is ours where the manual names none. */
  assumed: z.string().optional(),
  source: z.string().optional(),
  effectiveFrom: z.iso.date(),
}
const owed = {
  meets: z.array(Trigger).min(1),
  limit: Limit,
  dutyRole: z.string(),
  warnings: z.array(z.int().min(1).max(99)).default([50, 80]),
  escalation: z.array(EscalationStep).default([]),
}
const periodic = {
  every: z.enum(['day', 'week', 'month', 'quarter']),
  units: z.array(z.enum(['head-office', 'branch', 'outlet', 'department'])).min(1),
}

export const DeadlineDefinition = z.strictObject({
  ...common,
  ...owed,
  kind: z.literal('deadline'),
  subject: z.string(),
  starts: z.array(Trigger).min(1),
  pauses: Triggers,
  resumes: Triggers,
  supersedes: Triggers,
  cancels: Triggers,
})
export const CadenceDefinition = z.strictObject({
  ...common,
  ...owed,
  ...periodic,
  kind: z.literal('cadence'),
  /** A daily duty that is owed on the unit's working days alone. */
  on: z.literal('working-days').optional(),
  /** A duty counts from the end of its period, or from its start where it must be done within it. */
  counts: z.literal('from-start').optional(),
  /** How many acts keep it, where one is not enough; who announces the act counts them. */
  atLeast: z.int().positive().optional(),
})
export const TargetDefinition = z.strictObject({
  ...common,
  ...periodic,
  kind: z.literal('target'),
  measure: z.string(),
  atLeastPercent: z.number().min(0).max(100),
})
/** A promise as data: one of the manual's three kinds of commitment. */
export const Definition = z.discriminatedUnion('kind', [DeadlineDefinition, CadenceDefinition, TargetDefinition])
export type Definition = z.infer<typeof Definition>
export type DeadlineDefinition = z.infer<typeof DeadlineDefinition>
export type CadenceDefinition = z.infer<typeof CadenceDefinition>
export type TargetDefinition = z.infer<typeof TargetDefinition>
/** What leaves a clock behind. */
export type OwedDefinition = DeadlineDefinition | CadenceDefinition

export type Versioned<D extends Definition = Definition> = {
  version: number
  effectiveAt: Date
  endedAt: Date | null
  /** The promise as the manual's file has it; null where the bank changed a number of its own. */
  shipped?: Definition | null
  definition: D
}

export const triggered = (triggers: readonly Trigger[], event: Pick<Event, 'name' | 'facts'>): boolean =>
  triggers.some(
    (trigger) =>
      trigger.event === event.name &&
      Object.entries(trigger.when).every(([fact, value]) => event.facts[fact] === (value as Fact)),
  )

/** The version in force at a moment; undefined before the first and after the last. */
export const inForce = <D extends Definition>(versions: readonly Versioned<D>[], at: Date): Versioned<D> | undefined =>
  versions.findLast((version) => version.effectiveAt <= at && (version.endedAt === null || version.endedAt > at))

export type WakeStep = { percent: number; to: 'responsible' | 'deputy' | 'supervisor' | 'service-department' }

/** Warnings and escalations as one ladder, lowest first; at 100 the promise is broken, whoever hears of it. */
export function wakeLadder({ warnings, escalation }: Pick<OwedDefinition, 'warnings' | 'escalation'>): WakeStep[] {
  const steps: WakeStep[] = [
    ...warnings.map((percent) => ({ percent, to: 'responsible' as const })),
    { percent: 100, to: 'responsible' },
    ...escalation,
  ]
  return steps.sort((a, b) => a.percent - b.percent)
}
