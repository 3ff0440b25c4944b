import type { HeatMap } from '#contract/analysis.ts'
import { type Day, formatDay, parseDay, startOfDay } from '#platform/calendar/day.ts'
import { type PeriodBounds, periodBounds, periodOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { Refusal } from '#platform/refusal.ts'
import { coverLine, coverTable } from '../covering/rules.ts'
import { arrangeCells, type CellCount, compareCells, inOrderOf } from './rules.ts'
import { countByTier, countByWeek, firstWeekOn, type Tally } from './store.ts'

const DAYS = 7
export const weekNameOn = (day: Day): string => periodOf(startOfDay(day), 'week')

type Ask = { week?: string | undefined; unitId?: string | undefined; tier?: string | undefined }

/** Manual 4.2.1: the week that is over, or the one that was asked for, on the part of the bank that is the reader's. */
export async function readHeatMap(ctx: Ctx, { week: asked, unitId, tier }: Ask): Promise<HeatMap> {
  await ctx.flush()
  const { analysis, taxonomy } = ctx.bank.manual
  const isCovered = !ctx.actor.may.has('feedback.read')
  // Taking one outlet's map from the branch's would tell what each of them covers.
  if (isCovered && unitId) throw new Refusal('forbidden', 'heat-map.covered-whole')
  const bounds = boundsOf(ctx, asked)
  const tally: Tally = {
    unitIds: unitId ? unitsOf(ctx, unitId) : visibleUnits(ctx),
    ...(tier !== undefined && { tier }),
  }
  const { cells, earlierWeeks } = await readCells(ctx, tally, bounds)
  const comparison = compareCells(cells, analysis)
  const businesses = inOrderOf(
    Object.keys(taxonomy.business),
    cells.map((cell) => cell.business),
  )
  const natures = inOrderOf(
    Object.keys(taxonomy.nature),
    cells.map((cell) => cell.nature),
  )
  const shown = isCovered ? await coverAll(ctx, tally, bounds, cells, { businesses, natures }) : { covers: () => false }
  const sumOf = (belongs: (cell: CellCount) => boolean) =>
    cells.reduce((sum, cell) => sum + (belongs(cell) ? cell.n : 0), 0)
  const told = (business: string, nature: string, n: number) => (shown.covers(business, nature) ? null : n)
  return {
    week: weekNameOn(bounds.firstDay),
    fromOn: formatDay(bounds.firstDay),
    untilOn: formatDay(bounds.lastDay),
    isRunning: bounds.to > ctx.now,
    unit: unitId ? unitRef(ctx.bank.tree, unitId) : null,
    tier: tier ?? null,
    isCovered,
    total: told(
      ALL,
      ALL,
      sumOf(() => true),
    ),
    byBusiness: businesses.map((business) => ({
      business,
      n: told(
        business,
        ALL,
        sumOf((cell) => cell.business === business),
      ),
    })),
    byNature: natures.map((nature) => ({
      nature,
      n: told(
        ALL,
        nature,
        sumOf((cell) => cell.nature === nature),
      ),
      isProblem: !analysis.notProblems.includes(nature),
    })),
    cells: cells.map((cell, at) => {
      const verdict = comparison.verdicts[at]
      const n = told(cell.business, cell.nature, cell.n)
      return {
        business: cell.business,
        nature: cell.nature,
        n,
        // Means of earlier weeks are sums of them: with all other weeks known, one that is covered would be known too.
        earlier: isCovered ? null : cell.earlier,
        expected: isCovered ? null : (verdict?.expected ?? 0),
        chance: isCovered ? null : (verdict?.chance ?? 1),
        isRise: n !== null && verdict?.isRise === true,
      }
    }),
    earlierWeeks,
    rules: {
      ...analysis.heatMap,
      compared: comparison.compared,
      dispersion: Math.round(comparison.dispersion * 100) / 100,
    },
  }
}

/** A week's cells with as many of its earlier weeks as there are; the first week of a bank is never a whole one. */
export async function readCells(ctx: Ctx, tally: Tally, { firstDay }: PeriodBounds) {
  const first = await firstWeekOn(ctx.db, tally)
  const most = ctx.bank.manual.analysis.heatMap.earlierWeeks
  const whole = first === undefined ? 0 : Math.max(0, (firstDay - first) / DAYS - 1)
  const earlier = Array.from({ length: Math.min(most, whole) }, (_, at) => firstDay - DAYS * (at + 1)).reverse()
  const counts = await countByWeek(ctx.db, tally, earlier[0] ?? firstDay, firstDay)
  const earlierWeeks = earlier.map(weekNameOn)
  const named = counts.map(({ weekOn, ...rest }) => ({ ...rest, week: weekNameOn(parseDay(weekOn) as Day) }))
  return { cells: arrangeCells(named, weekNameOn(firstDay), earlierWeeks), earlierWeeks }
}

function boundsOf(ctx: Ctx, asked: string | undefined): PeriodBounds {
  const running = periodBounds(periodOf(ctx.now, 'week'))
  if (asked === undefined) return periodBounds(weekNameOn(running.firstDay - DAYS))
  try {
    const bounds = periodBounds(asked)
    if (bounds.firstDay <= running.firstDay) return bounds
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new Refusal('invalid', 'heat-map.no-such-week', { week: asked })
}

/** The whole bank, asked for by name, is counted as the whole bank. */
function unitsOf(ctx: Ctx, unitId: string): readonly string[] | undefined {
  const units = unitsAskedFor(ctx, unitId)
  return ctx.actor.scope.isEverywhere && units.length === ctx.bank.tree.units.size ? undefined : units
}

const ALL = ''

/** What is covered: by the whole map and its totals; of one tier, also what the other tiers would give away. */
async function coverAll(
  ctx: Ctx,
  { unitIds, tier }: Tally,
  { firstDay }: PeriodBounds,
  cells: readonly CellCount[],
  { businesses, natures }: { businesses: readonly string[]; natures: readonly string[] },
) {
  const { leastShown } = ctx.bank.manual.analysis.heatMap
  const byTier = tier === undefined ? undefined : await countByTier(ctx.db, { unitIds }, firstDay)
  const counts: readonly { business: string; nature: string; n: number }[] = byTier ?? cells
  const rows = byTier
    ? inOrderOf(
        [],
        counts.map((it) => it.business),
      )
    : businesses
  const columns = byTier
    ? inOrderOf(
        [],
        counts.map((it) => it.nature),
      )
    : natures
  const grid = rows.map((business) =>
    columns.map((nature) =>
      counts.reduce((n, it) => n + (it.business === business && it.nature === nature ? it.n : 0), 0),
    ),
  )
  const withSums = grid.map((row) => [...row, row.reduce((sum, n) => sum + n, 0)])
  const sums = [...columns, ALL].map((_, at) => withSums.reduce((sum, row) => sum + (row[at] as number), 0))
  const cover = coverTable([...withSums, sums], leastShown)
  const placeOf = (list: readonly string[], word: string) => (word === ALL ? list.length : list.indexOf(word))
  const inWhole = (business: string, nature: string) =>
    cover[placeOf(rows, business)]?.[placeOf(columns, nature)] === true
  if (!byTier) return { covers: inWhole }
  const covers = (business: string, nature: string): boolean => {
    // No sums of a single tier are told, so that its cells stand in one line only: with the other tiers of the cell.
    if (business === ALL || nature === ALL || inWhole(business, nature)) return true
    const parts = byTier.filter((it) => it.business === business && it.nature === nature)
    const at = parts.findIndex((it) => it.tier === tier)
    return (
      at >= 0 &&
      coverLine(
        parts.map(({ n }) => n),
        leastShown,
      )[at] === true
    )
  }
  return { covers }
}
