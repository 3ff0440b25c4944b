import { type SpawnOptions, spawnSync } from 'node:child_process'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseFault } from './database-fault.ts'

export type Account = { name: string; uid: number; gid: number }
export type Launch = { command: string; args: string[]; options: Pick<SpawnOptions, 'uid' | 'gid'> }

/**
 * Whom PostgreSQL runs as: nobody special for an ordinary user (undefined), another account for root, whom it refuses.
 * Data that exists keeps its owner. A uid without an entry in the account list does not work.
 */
export function chooseAccount(existing: Stats | undefined, me = process.getuid?.()): Account | undefined {
  if (me !== 0) {
    if (existing && existing.uid !== me)
      throw new DatabaseFault(
        `The database's files belong to uid ${existing.uid}: start as that user (this is uid ${me}).`,
      )
    return undefined
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const fits = ({ name, uid }: Account) =>
    existing && existing.uid !== 0 ? uid === existing.uid : ['postgres', 'nobody'].includes(name) && uid > 0
  const account = accounts.filter(fits).sort((a, b) => b.name.localeCompare(a.name))[0]
  if (!account && existing && existing.uid !== 0)
    throw new DatabaseFault(`The database's files belong to uid ${existing.uid}, which is no account of this machine.`)
  if (!account)
    throw new DatabaseFault(
      'PostgreSQL refuses to run as root, and there is neither an account "postgres" nor "nobody": start as an ordinary user.',
    )
  return account
}

/** Whether the account may pass through every folder on the way to `path`: a 0700 home above shuts it out. */
export function mayReach(path: string, { uid, gid }: Pick<Account, 'uid' | 'gid'>): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder)
    const pass = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if ((mode & pass) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/**
 * How to run a program as the account. Where a closed folder stands above the data or the programs (a project under
 * /root), the account is given the one capability that passes it, to read and search; writing stays its own right.
 * The secure bit keeps that capability alive in access(2), with which initdb looks for its sister programs.
 */
export function launchAs(account: Account | undefined, folders: string[], program: string, args: string[]): Launch {
  if (!account) return { command: program, args, options: {} }
  const { uid, gid } = account
  if (folders.every((folder) => mayReach(folder, account))) return { command: program, args, options: { uid, gid } }
  const shut = folders.find((folder) => !mayReach(folder, account))
  const capability = passingCapability()
  if (!capability || spawnSync('setpriv', ['--version']).status !== 0)
    throw new DatabaseFault(
      `PostgreSQL runs as ${account.name} because it refuses root, and ${account.name} may not enter ${shut}: put the project and BIHUAN_DATA where everybody may enter, or start as an ordinary user.`,
    )
  const rights = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ]
  return { command: 'setpriv', args: [...rights, program, ...args], options: {} }
}

/** Containers often keep only the stronger of the two. */
function passingCapability(): 'dac_read_search' | 'dac_override' | undefined {
  const [, held] = /^CapPrm:\s+([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  const bits = BigInt(`0x${held ?? '0'}`)
  return bits & 4n ? 'dac_read_search' : bits & 2n ? 'dac_override' : undefined
}
