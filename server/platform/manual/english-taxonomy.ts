import { z } from 'zod'

const English = z.record(z.string(), z.string())

/** What the words of taxonomy.yaml are called in English; screens and files read the same one. */
export const EnglishTaxonomy = z.object({ business: English, nature: English, tier: English, emotion: English })
export type EnglishTaxonomy = z.infer<typeof EnglishTaxonomy>
