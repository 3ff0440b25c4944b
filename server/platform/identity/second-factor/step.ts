import type { Me, SecondStep } from '#contract/identity.ts'
import type { Enrolment } from '#contract/sign-in.ts'
import type { Ctx } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { World } from '../../world.ts'
import { SYSTEM } from '../actor.ts'
import { digestSecret } from '../identify.ts'
import { readPerson } from '../service.ts'
import { openSession, type Way } from '../sessions.ts'
import { vaultOf } from '../vault.ts'
import { judgeCode } from './code.ts'
import { enrol } from './enrolment.ts'
import { enrolmentOf, SECRET_BYTES } from './rules.ts'

const stepOver = () => new Refusal('forbidden', 'sign-in.step-over')

/** A step that is still open, of somebody who still works here; its row is held until the transaction ends. */
async function findStep(ctx: Ctx, cookie: string, now: Date) {
  const step = await ctx.db
    .selectFrom('signInStep')
    .innerJoin('staff', 'staff.id', 'signInStep.staffId')
    .leftJoin('secondFactor', 'secondFactor.staffId', 'signInStep.staffId')
    .select(['staff.id as staffId', 'unitId', 'login', 'name', 'way', 'device', 'signInStep.secret'])
    .select('enrolledAt')
    .where('idDigest', '=', digestSecret(cookie))
    .where('expiresAt', '>', now)
    .where('leftOn', 'is', null)
    .forUpdate('signInStep')
    .executeTakeFirst()
  if (!step) return undefined
  return { ...step, needs: step.enrolledAt ? ('code' as const) : ('enrolment' as const) }
}

export const readStep = (world: World, cookie: string): Promise<SecondStep | null> =>
  world.transact(SYSTEM, async (ctx) => {
    const step = await findStep(ctx, cookie, world.hostNow())
    return step ? { needs: step.needs, login: step.login, name: step.name } : null
  })

/** Shows a secret to somebody who must have one before their first session. Asked again, it shows a new one. */
export const enrolAtStep = (world: World, cookie: string): Promise<Enrolment> =>
  world.transact(SYSTEM, async (ctx) => {
    const step = await findStep(ctx, cookie, world.hostNow())
    if (step?.needs !== 'enrolment') throw stepOver()
    const secret = ctx.random(SECRET_BYTES)
    await ctx.db
      .updateTable('signInStep')
      .set({ secret: vaultOf(world.config).lock(step.staffId, secret) })
      .where('idDigest', '=', digestSecret(cookie))
      .execute()
    return enrolmentOf(secret, step.login, ctx.bank.tree.headOffice?.name ?? 'Bihuan')
  })

type Passed = { secret: string; me: Me; recoveryCodes: string[] | null }

/** The second factor is right: the step is used up and a session begins. What is wrong is counted before it is refused. */
export async function passStep(world: World, cookie: string, code: string): Promise<Passed> {
  const [now, vault] = [world.hostNow(), vaultOf(world.config)]
  const verdict = await world.transact(SYSTEM, async (ctx): Promise<Refusal | Passed> => {
    const step = await findStep(ctx, cookie, now)
    if (!step) throw stepOver()
    const { staffId, unitId, device } = step
    let recoveryCodes: string[] | null = null
    if (step.needs === 'code') {
      const refusal = await judgeCode(ctx, vault, step, code, now)
      if (refusal) return refusal
    } else {
      if (!step.secret) throw stepOver()
      recoveryCodes = await enrol(ctx, vault, step, step.secret, code, now)
    }
    await ctx.db.deleteFrom('signInStep').where('idDigest', '=', digestSecret(cookie)).execute()
    const secret = await openSession(ctx, { staffId, unitId, device, way: step.way as Way }, now)
    return { secret, me: await readPerson(ctx, staffId), recoveryCodes }
  })
  if (verdict instanceof Refusal) throw verdict
  return verdict
}
