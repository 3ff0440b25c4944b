import type { StaffSignIn } from '#contract/sign-in.ts'
import * as api from '#contract/sign-in.ts'
import type { Ctx } from '../context.ts'
import { type App, serve } from '../http.ts'
import { notify } from '../notice.ts'
import { notFound, Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { bindTo } from './binding.ts'
import { issuerOf } from './directory/sign-in.ts'
import { readSecondFactor } from './second-factor/account.ts'
import { removeSecondFactor } from './second-factor/enrolment.ts'
import { endSessionsOf } from './sessions.ts'

type Kind = StaffSignIn['kinds'][number]

const issuersOf = ({ config }: World): Map<Kind, string> => {
  const { provider, directory } = config.signIn
  return new Map<Kind, string>([
    ...(directory ? ([['directory', issuerOf(directory)]] as const) : []),
    ...(provider ? ([['provider', provider.issuer.replace(/\/$/, '')]] as const) : []),
  ])
}

/** Nobody binds or resets themselves. A colleague within the administrator's part of the bank; any other is refused as if there were none. */
async function findColleague({ db, actor, bank }: Ctx, id: string, isChange = true) {
  const person = await db.selectFrom('staff').select(['id', 'unitId']).where('id', '=', id).executeTakeFirst()
  const isSeen =
    person && (actor.scope.isEverywhere || actor.scope.roots.some((root) => bank.tree.isBelow(person.unitId, root)))
  if (!isSeen) throw notFound('staff')
  if (isChange && person.id === actor.id) throw new Refusal('forbidden', 'identity.own-account')
  return { staffId: person.id, unitId: person.unitId }
}

/** These rows are behind everybody's wall: who holds the permission at head office reaches them, through here alone. */
function headOfficeOnly({ actor }: Ctx): void {
  if (!actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'staff.manage' })
}

async function readStaffSignIn(ctx: Ctx, world: World, { id }: { id: string }): Promise<StaffSignIn> {
  headOfficeOnly(ctx)
  const { staffId } = await findColleague(ctx, id, false)
  const rows = await ctx.db
    .selectFrom('staffIdentity')
    .leftJoin('staff', 'staff.id', 'boundBy')
    .select(['staffIdentity.id', 'kind', 'issuer', 'subject', 'boundAt', 'boundBy', 'name', 'post'])
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
    .orderBy('boundAt')
    .execute()
  return {
    secondFactor: await readSecondFactor(ctx, world, staffId),
    identities: rows.map(({ boundBy, name, post, kind, ...row }) => ({
      ...row,
      kind: kind as Kind,
      boundBy: boundBy && name !== null && post !== null ? { id: boundBy, name, post } : null,
    })),
    kinds: [...issuersOf(world).keys()],
  }
}

async function bindIdentity(ctx: Ctx, world: World, input: { id: string; kind: Kind; subject: string }) {
  headOfficeOnly(ctx)
  const colleague = await findColleague(ctx, input.id)
  const issuer = issuersOf(world).get(input.kind)
  if (!issuer) throw new Refusal('invalid', 'identity.no-such-way')
  const { kind, subject } = input
  await bindTo(ctx, colleague, { kind, issuer, subject }, ctx.actor.id, world.hostNow())
  return { ok: true as const }
}

async function unbindIdentity(ctx: Ctx, world: World, input: { id: string; identityId: string; ground: string }) {
  headOfficeOnly(ctx)
  const { staffId, unitId } = await findColleague(ctx, input.id)
  const ended = await ctx.db
    .updateTable('staffIdentity')
    .set({ endedAt: world.hostNow(), endedBy: ctx.actor.id })
    .where('id', '=', input.identityId)
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
    .returning('kind')
    .executeTakeFirst()
  if (!ended) throw notFound('identity')
  await endSessionsOf(ctx, staffId)
  const subject = { kind: 'staff', id: staffId }
  await ctx.record({ name: 'identity.ended', subject, unitId, facts: { kind: ended.kind, ground: input.ground } })
  return { ok: true as const }
}

/** A telephone was lost. No second pair of eyes is asked for: the person is told, and the ledger says who and why. */
async function resetSecondFactor(ctx: Ctx, _: World, { id, ground }: { id: string; ground: string }) {
  headOfficeOnly(ctx)
  const { staffId, unitId } = await findColleague(ctx, id)
  if (!(await removeSecondFactor(ctx, staffId))) throw new Refusal('conflict', 'second-factor.none')
  await endSessionsOf(ctx, staffId)
  notify(ctx, staffId, { kind: 'second-factor.reset' })
  await ctx.record({ name: 'second-factor.reset', subject: { kind: 'staff', id: staffId }, unitId, facts: { ground } })
  return { ok: true as const }
}

export function staffSignInRoutes(app: App): void {
  const { world } = app
  serve(app, api.readStaffSignIn, (ctx, input) => readStaffSignIn(ctx, world, input))
  serve(app, api.bindIdentity, (ctx, input) => bindIdentity(ctx, world, input))
  serve(app, api.unbindIdentity, (ctx, input) => unbindIdentity(ctx, world, input))
  serve(app, api.resetSecondFactor, (ctx, input) => resetSecondFactor(ctx, world, input))
}
