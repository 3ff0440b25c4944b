import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Unit } from './identity.ts'
import { Instant } from './instant.ts'
import { Done, IdParams, Reason, StaffRef, UnitRef } from './words.ts'

const Day = z.iso.date()
/** What a change was made upon: where somebody changed the unit meanwhile, the change is refused. */
const Version = z.int().min(1)
export const UnitName = z.string().trim().min(2).max(60)
/** Letters of the Latin alphabet and what stands between them; Chinese characters are no English name. */
export const UnitNameEn = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .regex(/^\P{Script=Han}+$/u)

export type OrganisationUnit = z.infer<typeof OrganisationUnit>
export const OrganisationUnit = Unit.extend({
  openedOn: Day,
  closedOn: Day.nullable(),
  calendar: z.string(),
  staff: z.int(),
  /** Something of it changes on a later day. */
  isChanging: z.boolean(),
})
export const readOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisation',
  may: 'bank.read',
  says: 'The organisation tree as it is or will be on a day, with the people of each unit today.',
  query: z.object({ on: Day.optional() }),
  reply: z.object({ on: Day, units: z.array(OrganisationUnit) }),
})

/** One kind of thing that hangs on a unit or a person, and how much of it; `isHandedOver`: a successor takes it over. */
export type Burden = z.infer<typeof Burden>
export const Burden = z.object({ kind: z.string(), count: z.int().min(1), isHandedOver: z.boolean() })

export type UnitDetail = z.infer<typeof UnitDetail>
export const UnitDetail = OrganisationUnit.extend({
  version: Version,
  successor: UnitRef.nullable(),
  names: z.array(z.object({ fromOn: Day, name: z.string(), nameEn: z.string() })),
  placements: z.array(z.object({ fromOn: Day, untilOn: Day.nullable(), parent: UnitRef })),
  burdens: z.array(Burden),
  history: z.array(
    z.object({ at: Instant, event: z.string(), by: StaffRef.nullable(), facts: z.record(z.string(), z.unknown()) }),
  ),
})
export const readUnit = endpoint({
  method: 'GET',
  path: '/api/organisation/:id',
  may: 'bank.read',
  says: 'One unit: its names and places through time, and what hangs on it.',
  params: IdParams,
  reply: UnitDetail,
})

export const openUnit = endpoint({
  method: 'POST',
  path: '/api/organisation',
  may: 'bank.manage',
  says: 'Opens a unit from a day, today or later.',
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/),
    kind: z.enum(['branch', 'outlet', 'department']),
    name: UnitName,
    nameEn: UnitNameEn,
    parentId: z.uuid(),
    openedOn: Day,
  }),
  reply: z.object({ id: z.uuid() }),
})
export const renameUnit = endpoint({
  method: 'POST',
  path: '/api/organisation/:id/name',
  may: 'bank.manage',
  says: 'Gives a unit another name from a day on.',
  params: IdParams,
  body: z.object({ name: UnitName, nameEn: UnitNameEn, fromOn: Day, version: Version }),
  reply: Done,
})
export const moveUnit = endpoint({
  method: 'POST',
  path: '/api/organisation/:id/parent',
  may: 'bank.manage',
  says: 'Places a unit with all below it under another one from a day on; never under what stands below it.',
  params: IdParams,
  body: z.object({ parentId: z.uuid(), fromOn: Day, version: Version }),
  reply: Done,
})
export const closeUnit = endpoint({
  method: 'POST',
  path: '/api/organisation/:id/closing',
  may: 'bank.manage',
  says: 'Closes a unit from a day on. What still hangs on it is refused, or handed over to a successor.',
  params: IdParams,
  body: z.object({ on: Day, successorId: z.uuid().optional(), reason: Reason, version: Version }),
  reply: Done,
})
