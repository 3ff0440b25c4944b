import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Done, IdParams, StaffRef, UnitRef } from './words.ts'

export type Me = z.infer<typeof Me>
export const Me = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  post: z.string(),
  unit: UnitRef,
  roles: z.array(z.object({ role: z.string(), unit: UnitRef })),
  may: z.array(z.string()),
  /** The password was made by an administrator and opens nothing but its change. */
  owesPassword: z.boolean(),
})

export type SecondStep = z.infer<typeof SecondStep>
/** The first factor was right: a code is owed, or a second factor has to be enrolled first. */
export const SecondStep = z.object({ needs: z.enum(['code', 'enrolment']), login: z.string(), name: z.string() })

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  may: 'anyone',
  says: 'Signs a member of staff in; the session is a cookie that scripts cannot read.',
  body: z.object({ login: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
  reply: z.union([Me, SecondStep]),
})
export const readMe = endpoint({
  method: 'GET',
  path: '/api/session',
  may: 'staff',
  says: 'Who is signed in, and what they may do.',
  reply: Me,
})
export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  may: 'staff',
  says: 'Ends the session; `next` is where the identity provider ends its own.',
  reply: Done.extend({ next: z.url().optional() }),
})

export type Unit = z.infer<typeof Unit>
export const Unit = UnitRef.extend({
  kind: z.enum(['head-office', 'branch', 'outlet', 'department']),
  parentId: z.uuid().nullable(),
})
export const listUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  may: 'bank.read',
  says: 'The organisation tree of today, or of the day `on`.',
  query: z.object({ on: z.iso.date().optional() }),
  reply: z.array(Unit),
})

export type StaffEntry = z.infer<typeof StaffEntry>
export const StaffEntry = StaffRef.extend({ unit: UnitRef, roles: z.array(z.string()) })
export const listStaff = endpoint({
  method: 'GET',
  path: '/api/staff',
  may: 'bank.read',
  says: 'The directory: colleagues of a unit and those below it.',
  query: z.object({ unitId: z.uuid().optional(), search: z.string().max(40).optional() }),
  reply: z.array(StaffEntry),
})

export type ApiKey = z.infer<typeof ApiKey>
export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.string()),
  channel: z.string().nullable(),
  unit: UnitRef,
  createdAt: Instant,
  revokedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  /** The key that takes this one's place. */
  followedById: z.uuid().nullable(),
  state: z.enum(['open', 'expiring', 'expired', 'revoked']),
})
export const listKeys = endpoint({
  method: 'GET',
  path: '/api/keys',
  may: 'key.manage',
  says: 'API keys of channels and core systems.',
  reply: z.array(ApiKey),
})
export const createKey = endpoint({
  method: 'POST',
  path: '/api/keys',
  may: 'key.manage',
  says: 'Makes a key; it is shown once and only its digest is kept.',
  body: z.object({
    name: z.string().trim().min(2).max(80),
    scopes: z
      .array(z.enum(['feedback.record', 'feedback.read', 'board.read', 'customer.hand-over', 'call.report']))
      .min(1),
    channel: z.string().max(40).nullable(),
    unitId: z.uuid(),
    /** The last day it opens; null: until it is revoked. */
    lastOn: z.iso.date().nullable().default(null),
  }),
  reply: ApiKey.extend({ key: z.string() }),
  isSecret: true,
})
export const rotateKey = endpoint({
  method: 'POST',
  path: '/api/keys/:id/rotation',
  may: 'key.manage',
  says: 'Makes the key that takes another one’s place, told once; for some hours both open, so that nothing stands still.',
  params: IdParams,
  body: z.object({ overlapHours: z.int().min(0).max(720) }),
  reply: ApiKey.extend({ key: z.string() }),
  isSecret: true,
})
export const revokeKey = endpoint({
  method: 'DELETE',
  path: '/api/keys/:id',
  may: 'key.manage',
  says: 'Shuts a key at once.',
  params: IdParams,
  reply: Done,
})
