import { z } from 'zod'

const Chinese = z.string().regex(/\p{Script=Han}/u, 'needs Chinese words')
const English = z
  .string()
  .min(1)
  .regex(/^\P{Script=Han}*$/u, 'is meant to be English')

/** What a person reads, Chinese first. Neither language may be missing or stand in for the other. */
export const Bilingual = z.strictObject({ zh: Chinese, en: English })
export type Bilingual = z.infer<typeof Bilingual>
