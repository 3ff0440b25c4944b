import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FeedbackFilter } from './feedback.ts'
import { Instant } from './instant.ts'
import { IdParams, Label, PageQuery, page, UnitRef } from './words.ts'

/** An ISO week in UTC+8: 2026-W47. */
export const Week = z.string().regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/)

/** A count, or null where it is covered from who may not read feedback. */
const Count = z.int().nullable()
export const HeatCell = z.object({
  business: z.string(),
  nature: z.string(),
  n: Count,
  /** The same cell in the weeks of `earlierWeeks`, oldest first. */
  earlier: z.array(z.int()).nullable(),
  /** The mean of the earlier weeks. */
  expected: z.number().nullable(),
  /** How often so many, or more, would come if nothing had changed. */
  chance: z.number().nullable(),
  isRise: z.boolean(),
})
export type HeatCell = z.infer<typeof HeatCell>

export const HeatMap = z.object({
  week: Week,
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
  /** The week is not over yet: what is marked exceeds whole weeks already. */
  isRunning: z.boolean(),
  unit: UnitRef.nullable(),
  tier: z.string().nullable(),
  isCovered: z.boolean(),
  total: Count,
  byBusiness: z.array(z.object({ business: z.string(), n: Count })),
  byNature: z.array(z.object({ nature: z.string(), n: Count, isProblem: z.boolean() })),
  cells: z.array(HeatCell),
  earlierWeeks: z.array(Week),
  rules: z.object({
    earlierWeeks: z.int(),
    leastEarlierWeeks: z.int(),
    falseAlarmPercent: z.number(),
    leastShown: z.int(),
    /** How many cells were compared at once. */
    compared: z.int(),
    /** How much more than chance alone the earlier weeks vary; 1 is not at all. */
    dispersion: z.number(),
  }),
})
export type HeatMap = z.infer<typeof HeatMap>
export const readHeatMap = endpoint({
  method: 'GET',
  path: '/api/heat-map',
  may: 'report.read',
  says: "The service problem heat map (服务问题热力图, 4.2.1): a week's feedback by business and nature, compared with its own earlier weeks. Small counts are covered from who may not read feedback.",
  query: z.object({ week: Week.optional(), unitId: z.uuid().optional(), tier: z.string().max(40).optional() }),
  reply: HeatMap,
})

export const ExportFormat = z.enum(['csv', 'xlsx'])
export type ExportFormat = z.infer<typeof ExportFormat>
/** A file that was asked for, from its wish to its end. */
export const Export = z.object({
  id: z.uuid(),
  format: ExportFormat,
  name: z.string(),
  state: z.enum(['waiting', 'ready', 'failed']),
  totalRows: z.int(),
  doneRows: z.int(),
  bytes: z.int().nullable(),
  askedAt: Instant,
  expiresAt: Instant.nullable(),
})
export type Export = z.infer<typeof Export>
export const askExport = endpoint({
  method: 'POST',
  path: '/api/exports',
  may: 'feedback.export',
  says: 'Asks for the feedback of a filter as a file, row by row, personal values masked. Who asked for what, and how many rows it had, stands on the ledger.',
  body: z.object({ format: ExportFormat, language: z.enum(['zh', 'en']).default('zh'), filter: FeedbackFilter }),
  reply: Export,
})
export const readExport = endpoint({
  method: 'GET',
  path: '/api/exports/:id',
  may: 'feedback.export',
  says: 'How far the file is that I asked for; its bytes are under `/file`.',
  params: IdParams,
  reply: Export,
})

/** How many of one problem: this week, the week before, and the numbers of the feedback behind it. */
const Counted = { business: z.string(), nature: z.string(), n: z.int(), before: z.int(), numbers: z.array(z.string()) }
export const FrequentProblem = z.object({
  ...Counted,
  /** What several of its customers said in common: 转账限额 · 设置麻烦. */
  words: z.array(z.string()),
})
export type FrequentProblem = z.infer<typeof FrequentProblem>
export const RiskyProblem = z.object({ ...Counted, reason: z.string(), name: Label })
export type RiskyProblem = z.infer<typeof RiskyProblem>
export const RisingProblem = z.object({ ...Counted, expected: z.number(), chance: z.number() })
export type RisingProblem = z.infer<typeof RisingProblem>

/** A week of one part of the bank, as it was found on the Monday after it. */
export const ReportBody = z.object({
  week: Week,
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
  total: z.int(),
  totalBefore: z.int(),
  complaints: z.int(),
  complaintsBefore: z.int(),
  tiers: z.array(z.object({ tier: z.string(), n: z.int(), before: z.int() })),
  cells: z.array(
    z.object({
      business: z.string(),
      nature: z.string(),
      n: z.int(),
      before: z.int(),
      expected: z.number().nullable(),
      isRise: z.boolean(),
    }),
  ),
  earlierWeeks: z.int(),
  compared: z.int(),
  frequent: z.array(FrequentProblem),
  risky: z.array(RiskyProblem),
  rising: z.array(RisingProblem),
})
export type ReportBody = z.infer<typeof ReportBody>
export const ReportFile = z.object({
  format: z.enum(['pdf', 'xlsx', 'csv']),
  name: z.string(),
  state: z.enum(['waiting', 'ready', 'failed']),
  bytes: z.int().nullable(),
  digest: z.string().nullable(),
})
export type ReportFile = z.infer<typeof ReportFile>
export const ReportRef = z.object({ week: Week, unit: UnitRef, madeAt: Instant, total: z.int(), rises: z.int() })
export type ReportRef = z.infer<typeof ReportRef>
export const listReports = endpoint({
  method: 'GET',
  path: '/api/reports',
  may: 'report.read',
  says: 'The weekly reports (周报) of my part of the bank, newest first (4.2.1).',
  query: z.object({ unitId: z.uuid().optional() }).extend(PageQuery.shape),
  reply: page(ReportRef),
})
const ReportParams = z.object({ week: Week, unitId: z.uuid() })
export const readReport = endpoint({
  method: 'GET',
  path: '/api/reports/:week/:unitId',
  may: 'report.read',
  says: 'One weekly report: what was frequent, what was grave, what rose beyond chance, with the feedback behind each figure.',
  params: ReportParams,
  reply: z.object({
    unit: UnitRef,
    madeAt: Instant,
    /** As the ledger has it: the report was not changed since. */
    digest: z.string(),
    body: ReportBody,
    files: z.array(ReportFile),
  }),
})
export const readExportFile = endpoint({
  method: 'GET',
  path: '/api/exports/:id/file',
  may: 'feedback.export',
  says: 'The bytes of a file that I asked for.',
  params: IdParams,
  reply: z.unknown(),
})
export const readReportFile = endpoint({
  method: 'GET',
  path: '/api/reports/:week/:unitId/:format',
  may: 'report.read',
  says: 'A kept document of a weekly report: the PDF for who may read feedback, the rows (xlsx, csv) for who may export them.',
  params: ReportParams.extend({ format: z.enum(['pdf', 'xlsx', 'csv']) }),
  reply: z.unknown(),
})
