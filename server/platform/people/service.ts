import type { Person, PersonDetail } from '#contract/people.ts'
import { formatDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '../identity/service.ts'
import { type Bearer, burdensOf } from '../organisation/bearer.ts'
import { notFound, Refusal } from '../refusal.ts'
import { stateOfRole } from './rules.ts'
import * as store from './store.ts'

type Asked = {
  search?: string
  unitId?: string
  role?: string
  has: 'working' | 'left'
  after?: string
  limit: number
}

export async function listPersons(ctx: Ctx, asked: Asked): Promise<{ items: Person[]; next: string | null }> {
  const rows = await store.listRows(ctx.db, {
    unitIds: asked.unitId ? unitsAskedFor(ctx, asked.unitId) : visibleUnits(ctx),
    search: asked.search || undefined,
    role: asked.role,
    hasLeft: asked.has === 'left',
    day: formatDay(ctx.bank.day),
    now: ctx.now,
    after: asked.after === undefined ? undefined : readPlace(asked.after),
    limit: asked.limit + 1,
  })
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  return {
    items: rows.slice(0, asked.limit).map(({ unitId, ...row }) => ({ ...row, unit: unitRef(ctx.bank.tree, unitId) })),
    next: last ? `${last.id}${last.name}` : null,
  }
}

function readPlace(after: string): { id: string; name: string } {
  if (!/^[0-9a-f-]{36}/.test(after)) throw new Refusal('invalid', 'bad-cursor')
  return { id: after.slice(0, 36), name: after.slice(36) }
}

export const readPersonDetail =
  (bearers: readonly Bearer[]) =>
  async (ctx: Ctx, { id }: { id: string }): Promise<PersonDetail> => {
    const row = await visiblePerson(ctx, id)
    const today = formatDay(ctx.bank.day)
    const keepsAccounts = ctx.actor.may.has('staff.manage')
    const password = keepsAccounts ? await store.findPassword(ctx.db, id) : undefined
    const deputy = row.deputyId ? await store.findPersonRow(ctx.db, row.deputyId) : undefined
    const accounts = await store.accountsOf(ctx.db, row.personKey)
    return {
      id,
      login: row.login,
      name: row.name,
      post: row.post,
      unit: unitRef(ctx.bank.tree, row.unitId),
      leftOn: row.leftOn,
      version: row.version,
      personKey: row.personKey,
      joinedOn: row.joinedOn,
      isLocked: password?.lockedUntil != null && password.lockedUntil > ctx.now,
      deputy: deputy ? { id: deputy.id, name: deputy.name, post: deputy.post } : null,
      roles: (await store.rolesOf(ctx.db, [id])).map(({ role, unitId, fromOn, untilOn, ...given }) => ({
        role,
        fromOn,
        untilOn,
        unit: unitRef(ctx.bank.tree, unitId),
        state: stateOfRole({ role, unitId, fromOn, untilOn }, today),
        givenBy: given.givenBy ? { id: given.givenBy, name: given.giverName ?? '', post: given.giverPost ?? '' } : null,
      })),
      otherAccounts: accounts.filter((it) => it.id !== id).map(({ id, login }) => ({ id, login })),
      burdens: await burdensOf(ctx, bearers, { staffId: id }),
      sessions: keepsAccounts ? await store.sessionsOf(ctx.db, id, ctx.now) : [],
      passwordChangedAt: password?.changedAt ?? null,
      oneTimeUntil: password?.oneTimeUntil ?? null,
    }
  }

/** A person of the actor's part of the bank; any other is refused as if there were none. */
async function visiblePerson(ctx: Ctx, id: string) {
  const row = await store.findPersonRow(ctx.db, id)
  if (!row || visibleUnits(ctx)?.includes(row.unitId) === false) throw notFound('staff')
  return row
}

/** Accounts are kept from head office: they reach passwords and sessions, which belong to nobody's part of the bank. */
export async function holdToKeep(ctx: Ctx, id: string, version?: number) {
  if (!ctx.actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'staff.manage' })
  const row = await store.holdPerson(ctx.db, id)
  if (!row) throw notFound('staff')
  if (version !== undefined && row.version !== version) throw new Refusal('conflict', 'someone-else-was-faster')
  if (row.leftOn) throw new Refusal('conflict', 'person.has-left')
  return row
}
