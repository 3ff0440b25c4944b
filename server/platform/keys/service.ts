import type { ApiKey } from '#contract/identity.ts'
import { endOfDay, HOUR_MILLISECONDS, parseDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import { digestSecret } from '../identity/identify.ts'
import { unitRef, unitsAskedFor } from '../identity/service.ts'
import { refusePast } from '../organisation/service.ts'
import { notFound, Refusal } from '../refusal.ts'
import { stateOfKey } from './rules.ts'
import { closeKey, hasFollower, holdKey, letExpire, listKeyRows } from './store.ts'

/** Keys belong to nobody's subtree: who holds `key.manage` at head office reaches them, and only through here. */
function refuseElsewhere(ctx: Ctx): void {
  if (!ctx.actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'key.manage' })
}

export async function listKeys(ctx: Ctx): Promise<ApiKey[]> {
  refuseElsewhere(ctx)
  return (await listKeyRows(ctx.db)).map((key) => present(ctx, key))
}

type NewKey = { name: string; scopes: string[]; channel: string | null; unitId: string; lastOn: string | null }

export async function createKey(ctx: Ctx, input: NewKey): Promise<ApiKey & { key: string }> {
  refuseElsewhere(ctx)
  unitsAskedFor(ctx, input.unitId)
  if (!ctx.bank.tree.unit(input.unitId).isOpen) throw new Refusal('invalid', 'unit.closed')
  const { lastOn, ...key } = input
  if (lastOn) refusePast(ctx, lastOn)
  return make(ctx, { ...key, expiresAt: lastOn ? endOfDay(parseDay(lastOn) as number) : null, followsId: null })
}

/** The next key of a channel. The one it follows opens for some hours more, and then never again. */
export async function rotateKey(
  ctx: Ctx,
  { id, overlapHours }: { id: string; overlapHours: number },
): Promise<ApiKey & { key: string }> {
  refuseElsewhere(ctx)
  const was = await holdKey(ctx.db, id)
  if (!was) throw notFound('key')
  const state = stateOfKey(was, ctx.now)
  if (state === 'revoked' || state === 'expired') throw new Refusal('conflict', 'key.closed')
  if (await hasFollower(ctx.db, id)) throw new Refusal('conflict', 'key.rotated-already')
  const { name, scopes, channel, unitId, createdAt, expiresAt } = was
  // The next one lives as long as the last one was meant to.
  const life = expiresAt && expiresAt.getTime() - createdAt.getTime()
  const next = await make(ctx, {
    name,
    scopes,
    channel,
    unitId,
    followsId: id,
    expiresAt: life ? new Date(ctx.now.getTime() + life) : null,
  })
  const overlap = new Date(ctx.now.getTime() + overlapHours * HOUR_MILLISECONDS)
  if (overlapHours === 0) await closeKey(ctx.db, id, ctx.now)
  else if (!expiresAt || expiresAt > overlap) await letExpire(ctx.db, id, overlap)
  await ctx.record({
    name: 'key.rotated',
    subject: { kind: 'key', id },
    unitId,
    facts: { overlapHours, nextId: next.id },
  })
  return next
}

export async function revokeKey(ctx: Ctx, { id }: { id: string }): Promise<{ ok: true }> {
  refuseElsewhere(ctx)
  const closed = await closeKey(ctx.db, id, ctx.now)
  if (!closed) throw notFound('key')
  await ctx.record({ name: 'key.revoked', subject: { kind: 'key', id }, unitId: closed.unitId, facts: {} })
  return { ok: true }
}

type Made = Omit<NewKey, 'lastOn'> & { expiresAt: Date | null; followsId: string | null }

async function make(ctx: Ctx, row: Made): Promise<ApiKey & { key: string }> {
  const id = ctx.newId()
  const key = `bh_${ctx.random(32).toString('base64url')}`
  const kept = { ...row, createdAt: ctx.now, revokedAt: null, lastUsedAt: null }
  ctx.insert('apiKey', { ...kept, id, keyDigest: digestSecret(key), createdBy: ctx.actor.id })
  await ctx.record({
    name: 'key.created',
    subject: { kind: 'key', id },
    unitId: row.unitId,
    isFresh: true,
    facts: {
      scopes: row.scopes.join(' '),
      channel: row.channel,
      expires: row.expiresAt?.toISOString() ?? null,
      follows: row.followsId,
    },
  })
  return { ...present(ctx, { ...kept, id, followedById: null }), key }
}

type Row = Omit<ApiKey, 'unit' | 'state'> & { unitId: string }

const present = (
  ctx: Ctx,
  { unitId, id, name, scopes, channel, createdAt, revokedAt, expiresAt, lastUsedAt, followedById }: Row,
): ApiKey => ({
  id,
  name,
  scopes,
  channel,
  createdAt,
  revokedAt,
  expiresAt,
  lastUsedAt,
  followedById,
  unit: unitRef(ctx.bank.tree, unitId),
  state: stateOfKey({ revokedAt, expiresAt }, ctx.now),
})
