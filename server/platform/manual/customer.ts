import { z } from 'zod'
import { Bilingual } from './bilingual.ts'

/** What the customer's own pages need to know of the manual: elder mode, help, and the promises in plain words. */
export const CustomerSide = z.strictObject({
  hotline: z.string().regex(/^[\d+][\d -]{2,19}$/),
  elder: z.strictObject({
    fromYears: z.int().min(50).max(100),
    typeSizes: z
      .tuple([z.int().min(18), z.int().min(18), z.int().min(30).max(40)])
      .refine(([small, middle, large]) => small < middle && middle < large, 'three sizes, each larger'),
  }),
  callback: Bilingual,
  promises: z.record(z.string(), Bilingual),
})
export type CustomerSide = z.infer<typeof CustomerSide>
