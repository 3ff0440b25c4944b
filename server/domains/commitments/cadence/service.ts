import { periodBounds } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import { insertClock } from '../deadlines/service.ts'
import type { CadenceDefinition, Versioned } from '../definitions/rules.ts'
import { definitionInForce, definitionsOf } from '../definitions/service.ts'
import { periodsToCreate } from './rules.ts'
import { holdHorizon, moveHorizon } from './store.ts'

/** Creates the duties of every cadence up to the period that runs; a duty counts from the end of its period. */
export async function createDuties(ctx: Ctx): Promise<number> {
  const definitions = await definitionsOf(ctx)
  const cadences = [...definitions.byId.keys()]
    .map((id) => definitionInForce(definitions, id, ctx.now))
    .filter((it): it is Versioned<CadenceDefinition> => it?.definition.kind === 'cadence')
  if (cadences.length === 0) return 0
  await oneAtATime(ctx.db, 'duties')
  let created = 0
  for (const cadence of cadences) created += await createFor(ctx, cadence)
  return created
}

async function createFor(ctx: Ctx, cadence: Versioned<CadenceDefinition>): Promise<number> {
  const { id, every, units } = cadence.definition
  const periods = periodsToCreate(every, await holdHorizon(ctx.db, id), ctx.now)
  const last = periods.at(-1)
  if (!last) return 0
  const owing = [...ctx.bank.tree.units.values()].filter((unit) => unit.isOpen && units.includes(unit.kind))
  for (const period of periods)
    for (const unit of owing)
      insertClock(ctx, cadence, {
        startedAt: periodBounds(period).to,
        unitId: unit.id,
        subjectKind: 'duty',
        subjectId: ctx.newId(),
        caseId: null,
        period,
        responsibleId: null,
      })
  await moveHorizon(ctx.db, id, last)
  return periods.length * owing.length
}
