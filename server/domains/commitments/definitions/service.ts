import { isDeepStrictEqual } from 'node:util'
import type { Configuration } from '#platform/configuration.ts'
import type { Ctx } from '#platform/context.ts'
import { keepBankNumbers } from '../changes/rules.ts'
import { type Definition, inForce, type OwedDefinition, type Versioned } from './rules.ts'
import { endVersion, insertVersion, readDefinitions } from './store.ts'

export type Definitions = {
  all: readonly Versioned[]
  byId: ReadonlyMap<string, readonly Versioned[]>
  /** The ids of deadlines that an event may start, and of clocks that it may move. */
  startedBy: ReadonlyMap<string, readonly string[]>
  movedBy: ReadonlySet<string>
}

const known = new WeakMap<Configuration, Promise<Definitions>>()

/** All versions of all promises, read once per configuration: its epoch rises when one of them changes. */
export function definitionsOf(ctx: Ctx): Promise<Definitions> {
  const earlier = known.get(ctx.bank)
  if (earlier) return earlier
  const reading = readDefinitions(ctx.db).then(arrange)
  known.set(ctx.bank, reading)
  reading.catch(() => known.delete(ctx.bank))
  return reading
}

function arrange(all: readonly Versioned[]): Definitions {
  const startedBy = new Map<string, Set<string>>()
  const movedBy = new Set<string>()
  for (const { definition } of all) {
    if (definition.kind === 'target') continue
    for (const { event } of definition.meets) movedBy.add(event)
    if (definition.kind !== 'deadline') continue
    for (const { event } of [
      ...definition.pauses,
      ...definition.resumes,
      ...definition.supersedes,
      ...definition.cancels,
    ])
      movedBy.add(event)
    for (const { event } of definition.starts)
      startedBy.set(event, (startedBy.get(event) ?? new Set()).add(definition.id))
  }
  return {
    all,
    byId: Map.groupBy(all, (version) => version.definition.id),
    startedBy: new Map([...startedBy].map(([event, ids]) => [event, [...ids]])),
    movedBy,
  }
}

/** The version that a clock was started under: the number it keeps. */
export function versionOf(definitions: Definitions, id: string, version: number): Versioned<OwedDefinition> {
  const found = definitions.byId.get(id)?.find((it) => it.version === version)
  if (!found || found.definition.kind === 'target') throw new Error(`no promise ${id} in version ${version}`)
  return found as Versioned<OwedDefinition>
}

export const definitionInForce = (definitions: Definitions, id: string, at: Date): Versioned | undefined =>
  inForce(definitions.byId.get(id) ?? [], at)

/**
 * Takes the manual's promises into force. What reads as before stays; a changed promise becomes the next version from
 * its `effectiveFrom` day, or from now where that day is past; running clocks keep the version they started under. A number
 * that the bank changed for itself stays the bank's.
 */
export async function adoptDefinitions(ctx: Ctx, wanted: readonly Definition[]): Promise<number> {
  const { byId } = await definitionsOf(ctx)
  let adopted = 0
  for (const definition of wanted) {
    const versions = byId.get(definition.id) ?? []
    const latest = versions.at(-1)
    const shipped = versions.findLast((it) => it.shipped)?.shipped
    if (shipped && isDeepStrictEqual(shipped, definition)) continue
    const asked = new Date(`${definition.effectiveFrom}T00:00:00+08:00`)
    // A version of the bank's own that is to come comes first.
    const effectiveAt = latest
      ? new Date(Math.max(asked.getTime(), ctx.now.getTime(), latest.effectiveAt.getTime()))
      : asked
    const adoptable = latest && shipped ? keepBankNumbers(definition, shipped, latest.definition) : definition
    if (latest) await endVersion(ctx.db, definition.id, latest.version, effectiveAt)
    const version = (latest?.version ?? 0) + 1
    await insertVersion(ctx.db, { version, effectiveAt, endedAt: null, definition: adoptable, shipped: definition })
    const headOffice = ctx.bank.tree.headOffice
    if (headOffice)
      await ctx.record({
        name: 'commitment.adopted',
        subject: { kind: 'commitment', id: definition.id },
        unitId: headOffice.id,
        facts: { version },
      })
    adopted += 1
  }
  return adopted
}
