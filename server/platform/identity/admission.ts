import type { SecondStep } from '#contract/identity.ts'
import { ConfigurationFault } from '../config.ts'
import type { Ctx } from '../context.ts'
import type { Manual } from '../manual/manual.ts'
import type { World } from '../world.ts'
import { digestSecret } from './identify.ts'
import { stepEnds } from './rules.ts'
import { type FirstFactor, openSession } from './sessions.ts'

/** The first factor was right. `secret` is a session's where nothing is owed any more, else that of a step. */
export type Admission = { secret: string; staffId: string; owes: SecondStep['needs'] | undefined }

/** Whether a role of theirs owes a second factor: `all`, or those that the bank named. */
export async function owesSecondFactor({ db }: Ctx, named: readonly string[], staffId: string): Promise<boolean> {
  if (named.length === 0) return false
  if (named.includes('all')) return true
  const held = await db
    .selectFrom('staffRole')
    .select('role')
    .where('staffId', '=', staffId)
    .where('untilOn', 'is', null)
    .where('role', 'in', [...named])
    .executeTakeFirst()
  return held !== undefined
}

/** A role that the manual does not know would owe nothing, silently. */
export function checkSecondFactorRoles(named: readonly string[], manual: Manual): void {
  const unknown = named.find((name) => name !== 'all' && !manual.roles.some(({ id }) => id === name))
  if (unknown) throw new ConfigurationFault(`BIHUAN_SECOND_FACTOR_ROLES is wrong: there is no role ${unknown}.`)
}

/** What is still owed after the first factor; where nothing is, the session. Runs as the system. */
export async function admitPerson(ctx: Ctx, { config }: World, who: FirstFactor, now: Date): Promise<Admission> {
  const { staffId, way, device } = who
  const factor = await ctx.db
    .selectFrom('secondFactor')
    .select('staffId')
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  const isOwed = factor === undefined && (await owesSecondFactor(ctx, config.signIn.secondFactorRoles, staffId))
  if (!factor && !isOwed) return { secret: await openSession(ctx, who, now), staffId, owes: undefined }
  const secret = ctx.random(32).toString('base64url')
  await ctx.db.deleteFrom('signInStep').where('expiresAt', '<', now).execute()
  ctx.insert('signInStep', {
    idDigest: digestSecret(secret),
    staffId,
    way,
    device,
    secret: null,
    expiresAt: stepEnds(now),
  })
  return { secret, staffId, owes: factor ? 'code' : 'enrolment' }
}
