import type { Ctx } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { Vault } from '../vault.ts'
import { RECOVERY_CODES, recoveryCodeOf, stepOfCode } from './rules.ts'

type Whose = { staffId: string; unitId: string }

/** Takes a secret into force that its first code has proven to be in the person's hand; answers new recovery codes. */
export async function enrol(
  ctx: Ctx,
  vault: Vault,
  { staffId, unitId }: Whose,
  locked: Buffer,
  code: string,
  now: Date,
): Promise<string[]> {
  const step = stepOfCode(vault.open(staffId, locked), code, now, 0)
  if (step === undefined) throw new Refusal('invalid', 'second-factor.wrong')
  const fresh = { secret: locked, lastStep: String(step), failedCount: 0, lockedUntil: null, enrolledAt: now }
  await ctx.db
    .insertInto('secondFactor')
    .values({ staffId, ...fresh })
    .onConflict((conflict) => conflict.column('staffId').doUpdateSet(fresh))
    .execute()
  await ctx.record({ name: 'second-factor.enrolled', subject: { kind: 'staff', id: staffId }, unitId, facts: {} })
  return renewRecoveryCodes(ctx, vault, staffId)
}

/** Ten codes, told once; the earlier ones are void. */
export async function renewRecoveryCodes(ctx: Ctx, vault: Vault, staffId: string): Promise<string[]> {
  await ctx.db.deleteFrom('recoveryCode').where('staffId', '=', staffId).execute()
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(ctx.random(12)))
  await ctx.db
    .insertInto('recoveryCode')
    .values(codes.map((code) => ({ staffId, digest: vault.digest(staffId, code), usedAt: null })))
    .execute()
  return codes
}

export async function removeSecondFactor({ db }: Ctx, staffId: string): Promise<boolean> {
  const removed = await db.deleteFrom('secondFactor').where('staffId', '=', staffId).executeTakeFirst()
  await db.deleteFrom('secondFactorDraft').where('staffId', '=', staffId).execute()
  await db.deleteFrom('recoveryCode').where('staffId', '=', staffId).execute()
  return removed.numDeletedRows === 1n
}
