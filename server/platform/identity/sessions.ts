import type { OwnSession } from '#contract/sign-in.ts'
import type { Ctx } from '../context.ts'
import { notFound } from '../refusal.ts'
import type { World } from '../world.ts'
import { SYSTEM } from './actor.ts'
import { digestSecret } from './identify.ts'
import { idleSince, sessionEnds } from './rules.ts'

export type Way = OwnSession['way']
export type FirstFactor = { staffId: string; unitId: string; way: Way; device: string }

/** A session is always a new one, made when the last factor was right: nothing that a browser brought becomes one. */
export async function openSession(ctx: Ctx, { staffId, unitId, way, device }: FirstFactor, now: Date): Promise<string> {
  const secret = ctx.random(32).toString('base64url')
  ctx.insert('session', {
    id: ctx.newId(),
    idDigest: digestSecret(secret),
    staffId,
    createdAt: now,
    seenAt: now,
    expiresAt: sessionEnds(now),
    way,
    device,
  })
  await ctx.record({ name: 'session.opened', subject: { kind: 'staff', id: staffId }, unitId, facts: { way } })
  return secret
}

/** Ends the session of a cookie; answers by which way it had been opened. */
export const closeSession = (world: World, secret: string): Promise<Way | undefined> =>
  world.transact(SYSTEM, async ({ db }) => {
    const closed = await db
      .deleteFrom('session')
      .where('idDigest', '=', digestSecret(secret))
      .returning('way')
      .executeTakeFirst()
    return closed?.way as Way | undefined
  })

/** All sessions of a person end: what they were opened with no longer counts. */
export async function endSessionsOf({ db }: Ctx, staffId: string): Promise<void> {
  await db.deleteFrom('session').where('staffId', '=', staffId).execute()
  await db.deleteFrom('signInStep').where('staffId', '=', staffId).execute()
}

/** Sessions are behind the wall of nobody: these run as the system, for the person who asked, and for no other. */
export async function listSessions(ctx: Ctx, staffId: string, thisId: string | undefined, now: Date) {
  const rows = await ctx.db
    .selectFrom('session')
    .select(['id', 'way', 'device', 'createdAt', 'seenAt'])
    .where('staffId', '=', staffId)
    .where('expiresAt', '>', now)
    .where('seenAt', '>', idleSince(now))
    .orderBy('seenAt', 'desc')
    .limit(50)
    .execute()
  return rows.map((row): OwnSession => ({ ...row, way: row.way as Way, isThis: row.id === thisId }))
}

export async function endSession(ctx: Ctx, { staffId, unitId }: { staffId: string; unitId: string }, id: string) {
  const ended = await ctx.db
    .deleteFrom('session')
    .where('id', '=', id)
    .where('staffId', '=', staffId)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw notFound('session')
  await ctx.record({ name: 'session.ended', subject: { kind: 'staff', id: staffId }, unitId, facts: { count: 1 } })
  return { ok: true as const }
}

export async function endOtherSessions(
  ctx: Ctx,
  { staffId, unitId }: { staffId: string; unitId: string },
  thisId: string | undefined,
) {
  const ended = await ctx.db
    .deleteFrom('session')
    .where('staffId', '=', staffId)
    .$if(thisId !== undefined, (query) => query.where('id', '!=', thisId as string))
    .returning('id')
    .execute()
  const count = ended.length
  if (count > 0)
    await ctx.record({ name: 'session.ended', subject: { kind: 'staff', id: staffId }, unitId, facts: { count } })
  return { ended: count }
}
