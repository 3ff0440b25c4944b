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
  const { id, every, units, on, counts } = cadence.definition
  const periods = periodsToCreate(every, await holdHorizon(ctx.db, id), ctx.now)
  const last = periods.at(-1)
  if (!last) return 0
  const owing = [...ctx.bank.tree.units.values()].filter((unit) => unit.isOpen && units.includes(unit.kind))
  let created = 0
  for (const period of periods) {
    const { from, to, firstDay } = periodBounds(period)
    for (const unit of owing) {
      if (on === 'working-days' && !ctx.bank.calendarOf(unit.id).isWorkingDay(firstDay)) continue
      insertClock(ctx, cadence, {
        startedAt: counts === 'from-start' ? from : to,
        unitId: unit.id,
        subjectKind: 'duty',
        subjectId: ctx.newId(),
        caseId: null,
        period,
        responsibleId: null,
      })
      created += 1
    }
  }
  await moveHorizon(ctx.db, id, last)
  return created
}
