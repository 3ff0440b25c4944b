import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { UploadedTable } from './people.ts'
import { StaffRef } from './words.ts'

const Day = z.iso.date()
/** JR/T 0169-2018: channel × business × reason. The bank's own «nature» of a problem is reported as the reason. */
export type RegulatorAxis = z.infer<typeof RegulatorAxis>
export const RegulatorAxis = z.enum(['channel', 'business', 'reason'])

export type RegulatorLoad = z.infer<typeof RegulatorLoad>
export const RegulatorLoad = z.object({
  id: z.uuid(),
  name: z.string(),
  source: z.string(),
  /** Made up, for showing how it works: never to be reported under. */
  isExample: z.boolean(),
  effectiveOn: Day,
  loadedAt: Instant,
  loadedBy: StaffRef.nullable(),
  state: z.enum(['over', 'in-force', 'to-come']),
  codes: z.int(),
  words: z.int(),
})
export type TaxonomyWord = z.infer<typeof TaxonomyWord>
export const TaxonomyWord = z.object({
  id: z.string(),
  /** Feedback of the last 90 days. */
  count: z.int(),
  code: z.string().nullable(),
  codeName: z.string().nullable(),
})
export type Taxonomy = z.infer<typeof Taxonomy>
export const Taxonomy = z.object({
  from: Day,
  until: Day,
  axes: z.array(
    z.object({
      axis: z.enum(['channel', 'business', 'nature', 'tier', 'emotion', 'intent']),
      reportedAs: RegulatorAxis.nullable(),
      words: z.array(TaxonomyWord),
    }),
  ),
  loads: z.array(RegulatorLoad),
  /** Feedback of the last 90 days: all of it, and what has a code on all three axes. */
  total: z.int(),
  coded: z.int(),
})
export const readTaxonomy = endpoint({
  method: 'GET',
  path: '/api/taxonomy',
  may: 'report.read',
  says: 'The words that voices are sorted into, how often each was used in 90 days, and the regulator’s code of each.',
  reply: Taxonomy,
})

export type RegulatorForesight = z.infer<typeof RegulatorForesight>
export const RegulatorForesight = z.object({
  isDone: z.boolean(),
  format: z.enum(['csv', 'yaml']),
  encoding: z.enum(['utf-8', 'gb18030']),
  codes: z.int(),
  words: z.int(),
  problems: z.array(z.object({ line: z.int(), code: z.string(), text: z.string() })),
  /** Words of the bank that the file gives no code. */
  gaps: z.array(z.object({ axis: RegulatorAxis, word: z.string() })),
})
export const loadRegulatorCodes = endpoint({
  method: 'POST',
  path: '/api/regulator/loads',
  may: 'taxonomy.manage',
  says: 'Loads code tables and mapping from a CSV or YAML file, in force from a day on: what is wrong is told by line.',
  body: z.object({
    name: z.string().trim().min(1).max(80),
    source: z.string().trim().min(4).max(400),
    effectiveOn: Day,
    isExample: z.boolean(),
    file: UploadedTable,
    isConfirmed: z.boolean(),
  }),
  reply: RegulatorForesight,
})

export type RegulatorFigures = z.infer<typeof RegulatorFigures>
export const RegulatorFigures = z.object({
  from: Day,
  until: Day,
  /** One of the versions in force in that time is a made-up example. */
  isExample: z.boolean(),
  total: z.int(),
  coded: z.int(),
  rows: z.array(
    z.object({
      channel: z.string().nullable(),
      channelName: z.string().nullable(),
      business: z.string().nullable(),
      businessName: z.string().nullable(),
      reason: z.string().nullable(),
      reasonName: z.string().nullable(),
      count: z.int(),
    }),
  ),
})
export const readRegulatorFigures = endpoint({
  method: 'GET',
  path: '/api/regulator/figures',
  may: 'report.read',
  says: 'Complaints, or all feedback, counted by the regulator’s codes over days, both included (JR/T 0169-2018).',
  query: z.object({ from: Day, until: Day, of: z.enum(['complaints', 'all']).default('complaints') }),
  reply: RegulatorFigures,
})
