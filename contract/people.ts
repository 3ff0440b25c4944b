import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Burden } from './organisation.ts'
import { Done, IdParams, page, Reason, StaffRef, UnitRef } from './words.ts'

const Day = z.iso.date()
const Version = z.int().min(1)
const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/)
const Name = z.string().trim().min(1).max(40)
const Post = z.string().trim().min(1).max(40)
const Phone = z.string().regex(/^\+?[0-9-]{5,20}$/)
/** The human behind an account, as the bank's own personnel number. */
const PersonKey = z.string().trim().min(1).max(40)

export type Person = z.infer<typeof Person>
export const Person = StaffRef.extend({
  login: z.string(),
  unit: UnitRef,
  roles: z.array(z.string()),
  leftOn: Day.nullable(),
  isLocked: z.boolean(),
})
export const listPersons = endpoint({
  method: 'GET',
  path: '/api/people',
  may: 'staff.read',
  says: 'Accounts of people by name, login or personnel number, those of a unit and below it.',
  query: z.object({
    search: z.string().trim().max(40).optional(),
    unitId: z.uuid().optional(),
    role: z.string().max(60).optional(),
    has: z.enum(['working', 'left']).default('working'),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: page(Person),
})

export type RoleGiven = z.infer<typeof RoleGiven>
export const RoleGiven = z.object({
  role: z.string(),
  unit: UnitRef,
  fromOn: Day,
  untilOn: Day.nullable(),
  state: z.enum(['held', 'to-come', 'over']),
  givenBy: StaffRef.nullable(),
})
export type PersonDetail = z.infer<typeof PersonDetail>
export const PersonDetail = Person.omit({ roles: true }).extend({
  version: Version,
  personKey: z.string(),
  joinedOn: Day,
  deputy: StaffRef.nullable(),
  roles: z.array(RoleGiven),
  otherAccounts: z.array(z.object({ id: z.uuid(), login: z.string() })),
  burdens: z.array(Burden),
  /** Seen by those who keep accounts; an empty list for others. */
  sessions: z.array(z.object({ id: z.string(), createdAt: Instant, seenAt: Instant, expiresAt: Instant })),
  passwordChangedAt: Instant.nullable(),
  oneTimeUntil: Instant.nullable(),
})
export const readPersonDetail = endpoint({
  method: 'GET',
  path: '/api/people/:id',
  may: 'staff.read',
  says: 'One account: roles through time, deputy, sessions, and what its person is answering for.',
  params: IdParams,
  reply: PersonDetail,
})

const RoleOver = z.object({ role: z.string().max(60), unitId: z.uuid() })
/** A secret that opens nothing but the change of itself, told once. */
const OneTime = z.object({ id: z.uuid(), secret: z.string(), until: Instant })
export const addPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  may: 'staff.manage',
  says: 'Opens an account; its one-time password is told once.',
  body: z.object({
    login: Login,
    name: Name,
    post: Post,
    unitId: z.uuid(),
    personKey: PersonKey,
    phone: Phone.nullable().default(null),
    joinedOn: Day,
    roles: z.array(RoleOver).max(8).default([]),
  }),
  reply: OneTime,
  isSecret: true,
})
export const changePerson = endpoint({
  method: 'POST',
  path: '/api/people/:id',
  may: 'staff.manage',
  says: 'Changes name, post, unit and deputy of an account.',
  params: IdParams,
  body: z.object({ name: Name, post: Post, unitId: z.uuid(), deputyId: z.uuid().nullable(), version: Version }),
  reply: Done,
})
export const leavePerson = endpoint({
  method: 'POST',
  path: '/api/people/:id/leaving',
  may: 'staff.manage',
  says: 'Ends an account today: sessions close, roles end; open work is refused or handed over to a successor.',
  params: IdParams,
  body: z.object({ successorId: z.uuid().optional(), reason: Reason, version: Version }),
  reply: Done,
})
export const giveRole = endpoint({
  method: 'POST',
  path: '/api/people/:id/roles',
  may: 'staff.manage',
  says: 'Gives a role over a unit for a time. Nobody gives one to themselves, and some stand alone.',
  params: IdParams,
  body: RoleOver.extend({ fromOn: Day, untilOn: Day.nullable() }),
  reply: Done,
})
export const endRole = endpoint({
  method: 'POST',
  path: '/api/people/:id/roles/end',
  may: 'staff.manage',
  says: 'Ends a role from a day on, today or later.',
  params: IdParams,
  body: RoleOver.extend({ fromOn: Day, untilOn: Day }),
  reply: Done,
})
export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/people/:id/password',
  may: 'staff.manage',
  says: 'Makes a one-time password, told once; all sessions of the account end.',
  params: IdParams,
  reply: OneTime,
  isSecret: true,
})
export const endSessions = endpoint({
  method: 'POST',
  path: '/api/people/:id/sessions/end',
  may: 'staff.manage',
  says: 'Ends one session of an account, or all of them.',
  params: IdParams,
  body: z.object({ sessionId: z.string().max(64).optional() }),
  reply: z.object({ ended: z.int() }),
})
export const changeOwnPassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  may: 'staff',
  says: 'Changes one’s own password; every other session of the account ends.',
  body: z.object({ was: z.string().min(1).max(200), becomes: z.string().min(12).max(200) }),
  reply: Done,
  isSecret: true,
})

/** The file as it is, in base64: its encoding is part of what is checked. */
export const UploadedTable = z.base64().min(4).max(900_000)
export type PeopleImport = z.infer<typeof PeopleImport>
export const PeopleImport = z.object({
  encoding: z.enum(['utf-8', 'gb18030']),
  rows: z.int(),
  problems: z.array(z.object({ line: z.int(), code: z.string(), text: z.string() })),
  /** The first of them, as they would be taken. */
  sample: z.array(
    z.object({
      line: z.int(),
      login: z.string(),
      name: z.string(),
      post: z.string(),
      unit: z.string(),
      role: z.string(),
    }),
  ),
  /** After it was done: each login with its one-time password, told once. */
  added: z.array(z.object({ login: z.string(), name: z.string(), secret: z.string() })),
})
export const importPeople = endpoint({
  method: 'POST',
  path: '/api/people/import',
  may: 'staff.manage',
  says: 'Reads people from a CSV table: shows what is wrong by line, and takes all rows or none.',
  body: z.object({ file: UploadedTable, isConfirmed: z.boolean() }),
  reply: PeopleImport,
  isSecret: true,
})
