import type { Measures } from '#domains/commitments/targets/service.ts'
import { classified, countMeasure, invitedDays, listMeasure, lookedBack, verified } from './store.ts'

const sources = {
  'look-back-share': lookedBack,
  'verified-share': verified,
  'classified-share': classified,
  'invited-days': invitedDays,
}

/** What this domain lends to the targets of 4.1.1, 4.2.1 and 4.3. */
export const feedbackMeasures: Measures = new Map(
  Object.entries(sources).map(([name, source]) => [
    name,
    {
      count: (ctx, unitIds, period) => countMeasure(ctx.db, source(unitIds, period)),
      rows: (ctx, unitIds, period, page) => listMeasure(ctx.db, source(unitIds, period), page),
    },
  ]),
)
