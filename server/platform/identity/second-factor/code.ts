import type { Ctx } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { lockedUntil } from '../rules.ts'
import type { Vault } from '../vault.ts'
import { readRecoveryCode, stepOfCode } from './rules.ts'

type Whose = { staffId: string; unitId: string }

/**
 * Whether a code of an authenticator or a recovery code is right, counted under the lock of its row: two at once go one
 * after the other, and the second of two equal ones is a replay. Answers the refusal instead of throwing it, so that the
 * count of wrong ones is committed; whoever calls throws it afterwards.
 */
export async function judgeCode(
  ctx: Ctx,
  vault: Vault,
  { staffId, unitId }: Whose,
  code: string,
  now: Date,
): Promise<Refusal | undefined> {
  const factor = await ctx.db
    .selectFrom('secondFactor')
    .select(['secret', 'lastStep', 'lockedUntil'])
    .where('staffId', '=', staffId)
    .forUpdate()
    .executeTakeFirst()
  if (!factor) return new Refusal('conflict', 'second-factor.none')
  const { lockedUntil: until } = factor
  if (until && until > now) return new Refusal('forbidden', 'second-factor.locked', { until: until.toISOString() })
  const subject = { kind: 'staff', id: staffId }
  const step = stepOfCode(vault.open(staffId, factor.secret), code, now, Number(factor.lastStep))
  const isRecovered = step === undefined && (await spendRecoveryCode(ctx, vault, staffId, code, now))
  if (step !== undefined || isRecovered) {
    await ctx.db
      .updateTable('secondFactor')
      .set({ failedCount: 0, lockedUntil: null, ...(step !== undefined && { lastStep: String(step) }) })
      .where('staffId', '=', staffId)
      .execute()
    if (isRecovered) await ctx.record({ name: 'second-factor.recovered', subject, unitId, facts: {} })
    return undefined
  }
  const { failedCount } = await ctx.db
    .updateTable('secondFactor')
    .set((eb) => ({ failedCount: eb('failedCount', '+', 1) }))
    .where('staffId', '=', staffId)
    .returning('failedCount')
    .executeTakeFirstOrThrow()
  const lock = lockedUntil(failedCount, now)
  if (lock)
    await ctx.db
      .updateTable('secondFactor')
      .set({ failedCount: 0, lockedUntil: lock })
      .where('staffId', '=', staffId)
      .execute()
  await ctx.record({
    name: lock ? 'second-factor.locked' : 'second-factor.refused',
    subject,
    unitId,
    facts: { failedCount },
  })
  return new Refusal('invalid', 'second-factor.wrong')
}

async function spendRecoveryCode(
  { db }: Ctx,
  vault: Vault,
  staffId: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code = readRecoveryCode(typed)
  if (!code) return false
  const used = await db
    .updateTable('recoveryCode')
    .set({ usedAt: now })
    .where('staffId', '=', staffId)
    .where('digest', '=', vault.digest(staffId, code))
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
