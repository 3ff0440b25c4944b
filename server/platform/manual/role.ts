import { z } from 'zod'
import { Bilingual } from './bilingual.ts'
import { Id, identified } from './identified.ts'

export const Permission = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+$/, 'is not area.verb'),
  says: Bilingual,
  /** Whoever holds it can alter something. */
  changes: z.boolean(),
  /** Customers' words or values are seen through it. */
  personal: z.boolean(),
  /** No role holds it: it is given to the key of a system. */
  keysOnly: z.boolean().default(false),
})
export type Permission = z.infer<typeof Permission>

export const Role = z.strictObject({
  id: Id,
  name: Bilingual,
  says: Bilingual,
  may: z.array(z.string()).min(1),
  /** Whoever holds it holds no other role: separation of duties. */
  standsAlone: z.boolean().default(false),
})
export type Role = z.infer<typeof Role>

export const RolesFile = z.strictObject({ permissions: identified(Permission), roles: identified(Role) })
export type RolesFile = z.infer<typeof RolesFile>
