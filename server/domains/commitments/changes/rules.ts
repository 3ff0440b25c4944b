import type { CommitmentLimit, CommitmentNumbers, NumberChange } from '#contract/definitions.ts'
import { canonicalJson } from '#platform/ledger/entry.ts'
import { Definition } from '../definitions/rules.ts'

/** Order in which a person reads them. */
const FIELDS = ['limit', 'warnings', 'escalation', 'atLeastPercent', 'source'] as const

export function numbersOf(definition: Definition): CommitmentNumbers {
  const { source } = definition
  if (definition.kind === 'target') return { atLeastPercent: definition.atLeastPercent, ...(source && { source }) }
  const { limit, warnings, escalation } = definition
  return { limit, warnings, escalation, ...(source && { source }) }
}

const same = (a: unknown, b: unknown): boolean => canonicalJson({ it: a ?? null }) === canonicalJson({ it: b ?? null })

/** What one version changed of the one before it, as a person reads it; changes of its events are `other`. */
export function changesBetween(was: Definition, becomes: Definition): NumberChange[] {
  const [before, after] = [numbersOf(was), numbersOf(becomes)]
  const changes: NumberChange[] = FIELDS.filter((field) => !same(before[field], after[field])).map((field) => ({
    field,
    was: before[field] ?? null,
    becomes: after[field] ?? null,
  }))
  const rest = (it: Definition) =>
    Object.fromEntries(Object.entries(it).filter(([name]) => !FIELDS.includes(name as (typeof FIELDS)[number])))
  return same(rest(was), rest(becomes)) ? changes : [...changes, { field: 'other', was: null, becomes: null }]
}

const HOURS: Partial<Record<CommitmentLimit['unit'], number>> = {
  'elapsed-minutes': 1 / 60,
  'elapsed-hours': 1,
  'calendar-days': 24,
}

/** Whether a limit gives more time. Working time against other time cannot be told: then it may, and counts as longer. */
export function mayBeLonger(was: CommitmentLimit, becomes: CommitmentLimit): boolean {
  if (was.unit === becomes.unit) return becomes.amount > was.amount
  const [before, after] = [HOURS[was.unit], HOURS[becomes.unit]]
  if (before === undefined || after === undefined) return true
  // A calendar day ends with its day: as hours it may be anything from what it says to a day more.
  return becomes.amount * after + (becomes.unit === 'calendar-days' ? 24 : 0) > was.amount * before
}

export type WhyNot = 'other-kind' | 'law-needs-source' | 'same-numbers'

/**
 * The definition with other numbers, or why not. A law's limit is not made longer without a source that says so
 * (chapter 7): the manual is the bank's own promise, the law is not.
 */
export function withNumbers(
  definition: Definition,
  numbers: CommitmentNumbers,
): { changed: Definition } | { why: WhyNot } {
  const { limit, warnings, escalation, atLeastPercent, source } = numbers
  if (definition.kind === 'target' ? limit || warnings || escalation : atLeastPercent !== undefined)
    return { why: 'other-kind' }
  if (definition.kind !== 'target' && definition.basis === 'law' && limit && mayBeLonger(definition.limit, limit)) {
    if (!source || source === definition.source) return { why: 'law-needs-source' }
  }
  const ordered = warnings && [...new Set(warnings)].sort((a, b) => a - b)
  const ladder = escalation?.toSorted((a, b) => a.percent - b.percent)
  const changed = Definition.parse({
    ...definition,
    ...(limit && { limit }),
    ...(ordered && { warnings: ordered }),
    ...(ladder && { escalation: ladder }),
    ...(atLeastPercent !== undefined && { atLeastPercent }),
    ...(source && { source }),
  })
  return changesBetween(definition, changed).length === 0 ? { why: 'same-numbers' } : { changed }
}

/**
 * A release's promise with the numbers that the bank changed since the last release: what it decided for itself, no
 * release takes back; what it left alone follows the manual.
 */
export function keepBankNumbers(shipped: Definition, lastShipped: Definition, latest: Definition): Definition {
  const [before, own] = [numbersOf(lastShipped), numbersOf(latest)]
  const kept = Object.fromEntries(
    FIELDS.filter((field) => own[field] !== undefined && !same(before[field], own[field])).map((field) => [
      field,
      own[field],
    ]),
  )
  const merged = Definition.safeParse({ ...shipped, ...kept })
  return merged.success ? merged.data : shipped
}
