import { expect, test } from 'vitest'
import * as analysis from '#contract/analysis.ts'
import * as boxes from '#contract/boxes.ts'
import * as calendars from '#contract/calendars.ts'
import * as calls from '#contract/calls.ts'
import * as cases from '#contract/cases.ts'
import * as codes from '#contract/codes.ts'
import * as comfort from '#contract/comfort.ts'
import * as commitments from '#contract/commitments.ts'
import * as customerDoor from '#contract/customer-door.ts'
import * as customers from '#contract/customers.ts'
import * as definitions from '#contract/definitions.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import * as evaluators from '#contract/evaluators.ts'
import * as feedback from '#contract/feedback.ts'
import * as files from '#contract/files.ts'
import * as house from '#contract/house.ts'
import * as identity from '#contract/identity.ts'
import * as ledger from '#contract/ledger.ts'
import * as live from '#contract/live.ts'
import * as organisation from '#contract/organisation.ts'
import * as people from '#contract/people.ts'
import * as ratings from '#contract/ratings.ts'
import * as receptions from '#contract/receptions.ts'
import * as regulator from '#contract/regulator.ts'
import * as signIn from '#contract/sign-in.ts'
import * as team from '#contract/team.ts'
import * as visits from '#contract/visits.ts'
import { loadManual } from '#platform/manual/manual.ts'
import { scene } from './scene.ts'

type Door = Endpoint<unknown, unknown>
const isDoor = (it: unknown): it is Door => typeof it === 'object' && it !== null && 'may' in it && 'path' in it
const exported: unknown[] = Object.values({
  ...analysis,
  ...cases,
  ...codes,
  ...customerDoor,
  ...calendars,
  ...customers,
  ...comfort,
  ...definitions,
  ...organisation,
  ...people,
  ...regulator,
  ...commitments,
  ...evaluators,
  ...feedback,
  ...files,
  ...identity,
  ...ledger,
  ...live,
  ...team,
  ...ratings,
  ...house,
  ...signIn,
  ...boxes,
  ...receptions,
  ...calls,
  ...visits,
})
const doors = exported.filter(isDoor)
const shut = doors.filter((door) => door.may !== 'anyone')
const ANY_ID = '00000000-0000-7000-8000-000000000000'
const at = (door: Door) => door.path.replace(/:(\w+)/g, ANY_ID)
const method = (door: Door) => door.method as 'GET' | 'POST' | 'DELETE'

test('every door of the contract has a handle on the server', async () => {
  const { nobody } = await scene({ sandbox: true })
  for (const door of doors) {
    const { status, body } = await nobody(method(door), at(door), door.method === 'GET' ? undefined : {})
    expect(`${door.method} ${door.path} ${status === 404 && body.code === 'not-found' && door.may !== 'anyone'}`).toBe(
      `${door.method} ${door.path} false`,
    )
  }
})

test('every door but the customer’s is shut to somebody who did not sign in', async () => {
  const { nobody } = await scene({ sandbox: true })
  for (const door of shut) {
    const { status } = await nobody(method(door), at(door), door.method === 'GET' ? undefined : {})
    expect(`${door.method} ${door.path} ${status}`).toBe(`${door.method} ${door.path} 401`)
  }
})

test('every door is shut to a role that lacks its permission', async () => {
  const s = await scene({ sandbox: true })
  const roles = loadManual('.').roles
  for (const [login, role] of [
    ['teller', 'teller'],
    ['auditor', 'auditor'],
    ['system-admin', 'system-administrator'],
    ['card-handler', 'department-handler'],
  ] as const) {
    const may = new Set(roles.find(({ id }) => id === role)?.may)
    const call = await s.as(login)
    for (const door of shut.filter((it) => it.may !== 'staff' && !may.has(it.may))) {
      const { status } = await call(method(door), at(door), door.method === 'GET' ? undefined : {})
      expect(`${role} ${door.method} ${door.path} ${status}`).toBe(`${role} ${door.method} ${door.path} 403`)
    }
  }
})

test('a permission that a door asks for is one that the manual’s roles know', () => {
  const known = new Set(loadManual('.').permissions.map(({ id }) => id))
  expect(shut.map((door) => door.may).filter((may) => may !== 'staff' && !known.has(may))).toEqual([])
})
