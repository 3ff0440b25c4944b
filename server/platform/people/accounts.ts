import { formatDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import { hashPassword, verifyPassword } from '../identity/password.ts'
import { notFound, Refusal } from '../refusal.ts'
import { give, refuseOneself } from './roles.ts'
import { ONE_TIME_COST, oneTimeEnds, spellSecret } from './rules.ts'
import { holdToKeep } from './service.ts'
import * as store from './store.ts'

export type NewPerson = {
  login: string
  name: string
  post: string
  unitId: string
  personKey: string
  phone: string | null
  joinedOn: string
  roles: { role: string; unitId: string }[]
}
type OneTime = { id: string; secret: string; until: Date }

export async function addPerson(ctx: Ctx, { roles, ...person }: NewPerson): Promise<OneTime> {
  if (!ctx.actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'staff.manage' })
  // A second account of one's own would be a way to give oneself roles.
  if (person.personKey === ctx.actor.personKey) throw new Refusal('forbidden', 'person.own-account')
  if (!ctx.bank.tree.units.get(person.unitId)?.isOpen) throw notFound('unit')
  if ((await store.knownLogins(ctx.db, [person.login])).size > 0)
    throw new Refusal('conflict', 'person.login-taken', { login: person.login })
  const id = ctx.newId()
  ctx.insert('staff', { ...person, id, deputyId: null, leftOn: null })
  await ctx.flush()
  await ctx.record({
    name: 'person.added',
    subject: { kind: 'staff', id },
    unitId: person.unitId,
    isFresh: true,
    facts: { login: person.login, post: person.post },
  })
  const today = formatDay(ctx.bank.day)
  for (const role of roles)
    await give(
      ctx,
      { id, unitId: person.unitId, personKey: person.personKey },
      { ...role, fromOn: today, untilOn: null },
    )
  return makeOneTime(ctx, { id, unitId: person.unitId })
}

export async function resetPassword(ctx: Ctx, { id }: { id: string }): Promise<OneTime> {
  const row = await holdToKeep(ctx, id)
  refuseOneself(ctx, row)
  await store.endSessionsOf(ctx.db, id)
  return makeOneTime(ctx, row)
}

async function makeOneTime(ctx: Ctx, { id, unitId }: { id: string; unitId: string }): Promise<OneTime> {
  const secret = spellSecret(ctx.random(16))
  const until = oneTimeEnds(ctx.now)
  await ctx.flush()
  await store.savePassword(ctx.db, {
    staffId: id,
    hash: await hashPassword(secret, ONE_TIME_COST),
    changedAt: ctx.now,
    oneTimeUntil: until,
  })
  await ctx.record({
    name: 'password.reset',
    subject: { kind: 'staff', id },
    unitId,
    facts: { until: until.toISOString() },
  })
  return { id, secret, until }
}

/** One's own password: the one-time one, if it is still good, becomes a real one. */
export async function changeOwnPassword(
  ctx: Ctx,
  { was, becomes }: { was: string; becomes: string },
): Promise<{ ok: true }> {
  const id = ctx.actor.id as string
  const password = await store.findPassword(ctx.db, id)
  if (!password || !(await verifyPassword(was, password.hash))) throw new Refusal('forbidden', 'password.wrong')
  if (password.oneTimeUntil && password.oneTimeUntil <= ctx.now)
    throw new Refusal('forbidden', 'password.one-time-over')
  if (was.normalize('NFKC') === becomes.normalize('NFKC')) throw new Refusal('invalid', 'password.same')
  await store.savePassword(ctx.db, {
    staffId: id,
    hash: await hashPassword(becomes),
    changedAt: ctx.now,
    oneTimeUntil: null,
  })
  // Whoever was signed in with the old one is not any more; the one who changed it signs in anew as well.
  await store.endSessionsOf(ctx.db, id)
  await ctx.record({
    name: 'password.changed',
    subject: { kind: 'staff', id },
    unitId: ctx.actor.unitId as string,
    facts: {},
  })
  return { ok: true }
}
