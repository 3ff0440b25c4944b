import type { PeriodBounds } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import type { Share } from './rules.ts'

/** Counts a population and how many of it count, over units and a period, from rows. */
export type Measure = (ctx: Ctx, unitIds: readonly string[], period: PeriodBounds) => Promise<Share>
/** The rows behind a measure: those counted and those not, as many as its numbers say. */
export type MeasureRow = {
  subjectKind: string
  subjectId: string
  caseId: string | null
  caseNumber: string | null
  title: string
  unitId: string
  at: Date
  isIn: boolean
}
export type MeasureRows = (
  ctx: Ctx,
  unitIds: readonly string[],
  period: PeriodBounds,
  page: { counts: 'in' | 'out' | undefined; offset: number; limit: number },
) => Promise<MeasureRow[]>

/** The engine knows no domain: each domain lends its measures by the name that definitions use. */
export type Measures = ReadonlyMap<string, { count: Measure; rows: MeasureRows }>
