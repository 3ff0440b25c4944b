import { z } from 'zod'

const Words = z.record(z.string().regex(/^[a-z][a-z_.]*$/), z.string().min(1))

/** The words that voices are sorted into (4.2.1, 5.1.2). Ids are stable; a bank renames labels and adds children. */
export const Taxonomy = z.strictObject({
  intents: z.record(z.string(), z.strictObject({ zh: z.string().min(1), means: z.string().min(1) })),
  business: Words,
  nature: Words,
  tier: Words,
  emotion: Words,
})
export type Taxonomy = z.infer<typeof Taxonomy>
