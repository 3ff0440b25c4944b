import type { Ctx } from '../context.ts'

export type Identity = { kind: 'directory' | 'provider'; issuer: string; subject: string }
type Account = { staffId: string; unitId: string }

/**
 * Whose account an identity is: by issuer and subject alone. A login or address that the provider renames, or gives to
 * somebody else, moves nothing. `claimedLogin` binds once: an account that never had a binding there, and an identity
 * that never was anybody's.
 */
export async function recogniseIdentity(
  ctx: Ctx,
  identity: Identity,
  claimedLogin: string | undefined,
  now: Date,
): Promise<Account | undefined> {
  const known = await ctx.db
    .selectFrom('staffIdentity')
    .innerJoin('staff', 'staff.id', 'staffId')
    .select(['staffId', 'unitId', 'leftOn', 'endedAt'])
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .execute()
  const bound = known.find(({ endedAt }) => endedAt === null)
  if (bound) return bound.leftOn === null ? bound : undefined
  if (known.length > 0 || !claimedLogin) return undefined
  const account = await ctx.db
    .selectFrom('staff')
    .select(['id as staffId', 'unitId'])
    .where('login', '=', claimedLogin.normalize('NFC').trim().toLowerCase())
    .where('leftOn', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('staffIdentity')
            .select('staffIdentity.id')
            .whereRef('staffIdentity.staffId', '=', 'staff.id')
            .where('issuer', '=', identity.issuer),
        ),
      ),
    )
    .executeTakeFirst()
  if (!account) return undefined
  await bindTo(ctx, account, identity, null, now)
  return account
}

/** `boundBy` is the administrator, or null where the claim did it. An identity or account that is bound already conflicts. */
export async function bindTo(
  ctx: Ctx,
  { staffId, unitId }: Account,
  { kind, issuer, subject }: Identity,
  boundBy: string | null,
  now: Date,
): Promise<void> {
  const id = ctx.newId()
  ctx.insert('staffIdentity', {
    id,
    staffId,
    kind,
    issuer,
    subject,
    boundAt: now,
    boundBy,
    endedAt: null,
    endedBy: null,
  })
  const facts = { kind, by: boundBy ? 'administrator' : 'claim' }
  await ctx.record({ name: 'identity.bound', subject: { kind: 'staff', id: staffId }, unitId, facts })
}
