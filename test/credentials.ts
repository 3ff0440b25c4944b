import { randomUUID } from 'node:crypto'
import { SYSTEM } from '#platform/identity/actor.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import type { World } from '#platform/world.ts'

/** A session put in place, as its cookie; it never falls idle. Signing in itself has tests of its own. */
export async function openSession(world: World, login: string, at: Date): Promise<string> {
  const secret = randomUUID()
  await world.transact(SYSTEM, async (ctx) => {
    const person = await ctx.db.selectFrom('staff').select('id').where('login', '=', login).executeTakeFirstOrThrow()
    const expiresAt = new Date(at.getTime() + 3650 * 86_400_000)
    ctx.insert('session', {
      idDigest: digestSecret(secret),
      staffId: person.id,
      createdAt: at,
      seenAt: expiresAt,
      expiresAt,
    })
  })
  return `bihuan=${secret}`
}

/** A channel's key, over a unit by its code. */
export async function openKey(
  world: World,
  scopes: readonly string[],
  unit: string,
  channel: string | null = null,
): Promise<string> {
  const key = `bh_${randomUUID()}`
  await world.transact(SYSTEM, async (ctx) => {
    ctx.insert('apiKey', {
      id: ctx.newId(),
      name: 'test',
      keyDigest: digestSecret(key),
      scopes: [...scopes],
      channel,
      unitId: ctx.bank.tree.byCode(unit)?.id as string,
      createdAt: ctx.now,
      createdBy: null,
      revokedAt: null,
    })
  })
  return key
}
