import { createHash } from 'node:crypto'
import type { ReportBody } from '#contract/analysis.ts'
import { peopleOf } from '#domains/commitments/heartbeat/service.ts'
import { type PeriodBounds, periodAfter, periodBounds, periodOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import type { OrgUnit } from '#platform/identity/tree.ts'
import { canonicalJson } from '#platform/ledger/entry.ts'
import { notify } from '#platform/notice.ts'
import { readCells } from '../heat-map/service.ts'
import { composeReport } from './rules.ts'
import { lastAnalysedWeek, readVoices } from './store.ts'

/** A bank that slept longer than this is told of its last weeks, not of all. */
const MOST_WEEKS = 26

/** The body's digest as the ledger has it. */
export const digestOfBody = (body: unknown): Buffer => createHash('sha256').update(canonicalJson(body)).digest()

/**
 * Manual 4.2.1: on Monday the week that is over is analysed by itself, once, for head office and for each branch. A
 * process asleep over three Mondays makes three. Answers the weeks.
 */
export async function analyseFinishedWeeks(ctx: Ctx): Promise<string[]> {
  const headOffice = ctx.bank.tree.headOffice
  if (!headOffice || (await weeksOwed(ctx, headOffice)).length === 0) return []
  await oneAtATime(ctx.db, 'weekly analysis')
  const weeks = await weeksOwed(ctx, headOffice)
  for (const week of weeks) await analyseWeek(ctx, week, headOffice)
  return weeks
}

async function weeksOwed(ctx: Ctx, headOffice: OrgUnit): Promise<string[]> {
  const running = periodOf(ctx.now, 'week')
  const finished = periodOf(new Date(periodBounds(running).from.getTime() - 1), 'week')
  const last = await lastAnalysedWeek(ctx.db, headOffice.id)
  if (last === undefined) return [finished]
  const weeks: string[] = []
  for (let week = periodAfter(last); week <= finished; week = periodAfter(week)) weeks.push(week)
  return weeks.slice(-MOST_WEEKS)
}

async function analyseWeek(ctx: Ctx, week: string, headOffice: OrgUnit): Promise<void> {
  const bounds = periodBounds(week)
  const voices = await readVoices(ctx.db, bounds)
  const before = await readVoices(ctx.db, weekBefore(bounds))
  const branches = [...ctx.bank.tree.units.values()].filter((unit) => unit.kind === 'branch')
  for (const unit of [headOffice, ...branches]) {
    const isAll = unit === headOffice
    const unitIds = isAll ? undefined : ctx.bank.tree.subtree(unit.id).map(({ id }) => id)
    const own = unitIds && new Set(unitIds)
    const isOwn = (voice: { unitId: string }) => !own || own.has(voice.unitId)
    const { cells, earlierWeeks } = await readCells(ctx, { unitIds }, bounds)
    const found = { bounds, week, cells, earlierWeeks: earlierWeeks.length }
    const body = composeReport(
      { ...found, voices: voices.filter(isOwn), before: before.filter(isOwn) },
      ctx.bank.manual.analysis,
    )
    await keepReport(ctx, unit, body)
    if (isAll)
      await ctx.record({
        name: 'analysis.made',
        subject: { kind: 'analysis', id: week },
        unitId: unit.id,
        isFresh: true,
        facts: { period: week, feedback: body.total },
      })
  }
}

const weekBefore = ({ from }: PeriodBounds): PeriodBounds =>
  periodBounds(periodOf(new Date(from.getTime() - 1), 'week'))

/** The report is a row that nobody can change; its digest is on the ledger, its readers are told, its papers follow. */
async function keepReport(ctx: Ctx, unit: OrgUnit, body: ReportBody): Promise<void> {
  const { week } = body
  const digest = digestOfBody(body)
  ctx.insert('weeklyAnalysis', { week, unitId: unit.id, madeAt: ctx.now, body, digest })
  await ctx.record({
    name: 'report.made',
    subject: { kind: 'report', id: `${week}:${unit.id}` },
    unitId: unit.id,
    isFresh: true,
    facts: { week, feedback: body.total, rises: body.rising.length, digest: digest.toString('hex') },
  })
  const people = await peopleOf(ctx)
  const readers = unit.kind === 'head-office' ? people.serviceDepartment : people.supervisorsOf(unit.id)
  for (const staffId of new Set(readers))
    notify(ctx, staffId, {
      kind: 'report.made',
      detail: {
        week,
        unitId: unit.id,
        unit: unit.name,
        unitEn: unit.nameEn,
        total: body.total,
        rises: body.rising.length,
      },
    })
  ctx.effect('write-report', { week, unitId: unit.id }, `report:${week}:${unit.id}`)
  ctx.effect(
    'mail-report',
    { week, unitId: unit.id, staffIds: [...new Set(readers)] },
    `report-mail:${week}:${unit.id}`,
  )
}
