import { sql } from 'kysely'
import { formatDay } from '#platform/calendar/day.ts'
import { type Actor, SYSTEM, scopeOf } from '#platform/identity/actor.ts'
import { rootsOf } from '#platform/identity/rules.ts'
import type { World } from '#platform/world.ts'

export type CastMember = Actor & { id: string; unitId: string; login: string }
export type Place = { id: string; code: string; name: string }
export type Customer = { number: string; phone: string | null }

export type Cast = {
  /** Those who hold a role in a unit. */
  at(unitId: string, role: string): readonly CastMember[]
  role(role: string): readonly CastMember[]
  person(id: string): CastMember | undefined
  outlets: readonly Place[]
  departments: readonly Place[]
  customersOf(outletId: string): readonly Customer[]
  channel(name: string): Actor
}

/** Everybody who plays in the demo bank's ninety days, with the permissions that they have in earnest. */
export async function castOf(world: World): Promise<Cast> {
  return world.transact(SYSTEM, async ({ db, bank }) => {
    const headOffice = bank.tree.headOffice
    if (!headOffice) throw new Error('the demo bank was not founded')
    const permissions = new Map(bank.manual.roles.map((role) => [role.id, role.may]))
    const staff = await db
      .selectFrom('staff')
      .select(['id', 'login', 'unitId', 'personKey'])
      .where('leftOn', 'is', null)
      .orderBy('login')
      .execute()
    const given = Map.groupBy(
      await db
        .selectFrom('staffRole')
        .select(['staffId', 'role', 'unitId'])
        .where(sql<boolean>`is_held(from_on, until_on, ${formatDay(bank.day)}::date)`)
        .execute(),
      (row) => row.staffId,
    )
    const members = staff.map(({ id, login, unitId, personKey }): CastMember => {
      const roles = given.get(id) ?? []
      return {
        kind: 'staff',
        id,
        login,
        name: `staff:${id}`,
        unitId,
        personKey,
        roles,
        channel: null,
        may: new Set(roles.flatMap(({ role }) => permissions.get(role) ?? [])),
        scope: scopeOf(rootsOf(unitId, roles), headOffice.id),
      }
    })
    const keys = await db.selectFrom('apiKey').select(['id', 'channel', 'unitId', 'scopes']).execute()
    const channels = new Map(
      keys.map(({ id, channel, unitId, scopes }): [string, Actor] => [
        channel ?? '',
        {
          kind: 'channel',
          id,
          name: `key:${id}`,
          unitId,
          channel,
          personKey: null,
          roles: [],
          may: new Set(scopes),
          scope: scopeOf([unitId], headOffice.id),
        },
      ]),
    )
    const customers = Map.groupBy(
      await db.selectFrom('customer').select(['number', 'phone', 'unitId']).where('number', 'like', '%7').execute(),
      (row) => row.unitId,
    )
    const units = [...bank.tree.units.values()]
    const holds = (role: string) => (member: CastMember) => member.roles.some((held) => held.role === role)
    return {
      at: (unitId, role) => members.filter((member) => member.unitId === unitId && holds(role)(member)),
      role: (role) => members.filter(holds(role)),
      person: (id) => members.find((member) => member.id === id),
      outlets: units.filter((unit) => unit.kind === 'outlet'),
      departments: units.filter((unit) => unit.kind === 'department'),
      customersOf: (outletId) => customers.get(outletId) ?? [],
      channel(name) {
        const found = channels.get(name)
        if (!found) throw new Error(`no key for the channel ${name}`)
        return found
      },
    }
  })
}
