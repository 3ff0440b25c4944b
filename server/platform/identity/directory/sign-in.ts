import { Refusal } from '../../refusal.ts'
import type { World } from '../../world.ts'
import { SYSTEM } from '../actor.ts'
import { type Admission, admitPerson } from '../admission.ts'
import { recogniseIdentity } from '../binding.ts'
import { giveOneTryBack, giveTriesBack, takeTry } from '../guard.ts'
import { signInByPassword } from '../sign-in.ts'
import type { DirectoryConfig } from '../sign-in-settings.ts'
import { askDirectory } from './directory.ts'

/** Which directory: by the base of its names, so that a server may be moved or doubled. */
export const issuerOf = ({ base }: DirectoryConfig): string => `ldap:${base.toLowerCase()}`

/** Signs in by what was typed: the directory decides, except for accounts whose password is kept here. */
export async function signInByLogin(
  world: World,
  typed: string,
  password: string,
  device: string,
  now: Date,
): Promise<Admission> {
  const { directory, hasPassword } = world.config.signIn
  const login = typed.normalize('NFC').trim().toLowerCase()
  if (directory && !(hasPassword && (await isKeptHere(world, login, issuerOf(directory)))))
    return signInByDirectory(world, directory, login, password, device, now)
  if (!hasPassword) throw new Refusal('forbidden', 'sign-in.password-closed')
  return signInByPassword(world, login, password, device, now)
}

/** An account with a password here and no binding there: the ones that must get in when the directory is down. */
const isKeptHere = (world: World, login: string, issuer: string): Promise<boolean> =>
  world.transact(SYSTEM, async ({ db }) => {
    const kept = await db
      .selectFrom('staff')
      .innerJoin('staffPassword', 'staffPassword.staffId', 'staff.id')
      .leftJoin('staffIdentity', (join) =>
        join
          .onRef('staffIdentity.staffId', '=', 'staff.id')
          .on('staffIdentity.issuer', '=', issuer)
          .on('staffIdentity.endedAt', 'is', null),
      )
      .select('staff.id')
      .where('login', '=', login)
      .where('staffIdentity.id', 'is', null)
      .executeTakeFirst()
    return kept !== undefined
  })

async function signInByDirectory(
  world: World,
  directory: DirectoryConfig,
  login: string,
  password: string,
  device: string,
  now: Date,
): Promise<Admission> {
  await takeTry(world, login, now)
  const found = await askDirectory(directory, login, password).catch(async (error: unknown) => {
    await giveOneTryBack(world, login)
    process.stderr.write(`${JSON.stringify({ level: 'warn', what: 'directory', error: String(error) })}\n`)
    throw new Refusal('busy', 'sign-in.directory-down')
  })
  if (!found) throw new Refusal('unauthenticated', 'sign-in.wrong')
  const admission = await world.transact(SYSTEM, async (ctx) => {
    await giveTriesBack(ctx, login)
    const identity = { kind: 'directory', issuer: issuerOf(directory), subject: found.subject } as const
    const account = await recogniseIdentity(ctx, identity, found.login, now)
    return account && admitPerson(ctx, world, { ...account, way: 'directory', device }, now)
  })
  if (!admission) throw new Refusal('forbidden', 'sign-in.not-known')
  return admission
}
