import type { SecondFactor } from '#contract/sign-in.ts'
import type { Ctx } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { World } from '../../world.ts'
import { owesSecondFactor } from '../admission.ts'
import { stepEnds } from '../rules.ts'
import { vaultOf } from '../vault.ts'
import { enrol, removeSecondFactor, renewRecoveryCodes } from './enrolment.ts'
import { enrolmentOf, SECRET_BYTES } from './rules.ts'

/** What a signed-in person does with their own second factor; each runs as the system, for that person alone. */
export type Self = { staffId: string; unitId: string }

export async function readSecondFactor(ctx: Ctx, { config }: World, staffId: string): Promise<SecondFactor> {
  const factor = await ctx.db
    .selectFrom('secondFactor')
    .select('enrolledAt')
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  const left = await ctx.db
    .selectFrom('recoveryCode')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('staffId', '=', staffId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    enrolledAt: factor?.enrolledAt ?? null,
    recoveryCodesLeft: Number(left.n),
    isRequired: await owesSecondFactor(ctx, config.signIn.secondFactorRoles, staffId),
  }
}

/** The old secret stays in force until the new one has given its first code. */
export async function beginEnrolment(ctx: Ctx, world: World, { staffId }: Self) {
  const secret = ctx.random(SECRET_BYTES)
  const draft = { secret: vaultOf(world.config).lock(staffId, secret), expiresAt: stepEnds(world.hostNow()) }
  await ctx.db
    .insertInto('secondFactorDraft')
    .values({ staffId, ...draft })
    .onConflict((conflict) => conflict.column('staffId').doUpdateSet(draft))
    .execute()
  const { login } = await ctx.db.selectFrom('staff').select('login').where('id', '=', staffId).executeTakeFirstOrThrow()
  return enrolmentOf(secret, login, ctx.bank.tree.headOffice?.name ?? 'Bihuan')
}

export async function confirmEnrolment(ctx: Ctx, world: World, self: Self, code: string) {
  const now = world.hostNow()
  const draft = await ctx.db
    .selectFrom('secondFactorDraft')
    .select('secret')
    .where('staffId', '=', self.staffId)
    .where('expiresAt', '>', now)
    .forUpdate()
    .executeTakeFirst()
  if (!draft) throw new Refusal('conflict', 'second-factor.nothing-shown')
  const recoveryCodes = await enrol(ctx, vaultOf(world.config), self, draft.secret, code, now)
  await ctx.db.deleteFrom('secondFactorDraft').where('staffId', '=', self.staffId).execute()
  return { recoveryCodes }
}

export async function renewOwnCodes(ctx: Ctx, world: World, { staffId, unitId }: Self) {
  const recoveryCodes = await renewRecoveryCodes(ctx, vaultOf(world.config), staffId)
  const subject = { kind: 'staff', id: staffId }
  await ctx.record({ name: 'second-factor.codes-renewed', subject, unitId, facts: {} })
  return { recoveryCodes }
}

export async function endSecondFactor(ctx: Ctx, { config }: World, { staffId, unitId }: Self) {
  if (await owesSecondFactor(ctx, config.signIn.secondFactorRoles, staffId))
    throw new Refusal('forbidden', 'second-factor.owed')
  await removeSecondFactor(ctx, staffId)
  await ctx.record({ name: 'second-factor.ended', subject: { kind: 'staff', id: staffId }, unitId, facts: {} })
  return { ok: true as const }
}
