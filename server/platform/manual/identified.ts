import { z } from 'zod'

/** Ids are stable words: rows, code and the regulator's mapping refer to them. */
export const Id = z.string().regex(/^[a-z0-9]+([-_.][a-z0-9]+)*$/, 'is not an id: small letters, digits, - _ .')

/** A list in which no id stands twice. */
export const identified = <S extends z.ZodType<{ id: string }>>(item: S) =>
  z
    .array(item)
    .min(1)
    .superRefine((items, context) => {
      const seen = new Set<string>()
      items.forEach(({ id }, index) => {
        if (seen.has(id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" stands twice` })
        seen.add(id)
      })
    })
