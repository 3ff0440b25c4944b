import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseFault } from './database-fault.ts'
import { findPrograms, type Programs } from './postgres-programs.ts'
import { type Account, chooseAccount, launchAs } from './run-as.ts'

export const OWNER = 'bihuan_owner'
/** The number is part of the socket's file name; nothing listens on a network port. */
export const PORT = 5432

/** One data directory, the programs that fit it and the account that runs them. */
export type Cluster = {
  folder: string
  path: string
  programs: Programs
  account: Account | undefined
  password: string
}

export const pathOf = (folder: string): string => join(folder, 'cluster')
const passwordFile = (path: string): string => join(path, 'bihuan-owner-password')
const isWhole = (path: string): boolean => existsSync(passwordFile(path))

/** PostgreSQL looks its own locale and settings up in the environment; ours decide. */
export const QUIET_ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/** Opens the cluster in this folder, or makes it. */
export async function openCluster(
  folder: string,
  log: (line: string) => void,
  programFolders?: string[],
): Promise<Cluster> {
  mkdirSync(folder, { recursive: true })
  const path = pathOf(folder)
  if (!isWhole(path)) await createCluster(folder, log, programFolders)
  const account = chooseAccount(statSync(path))
  const version = Number(readFileSync(join(path, 'PG_VERSION'), 'utf8'))
  const programs = await findPrograms(version, programFolders)
  return { folder, path, programs, account, password: readFileSync(passwordFile(path), 'utf8') }
}

/**
 * Made aside and moved into place whole, the password in it: a start that is killed half-way, or two at once, leave
 * either nothing or a cluster. Locale C sorts and compares alike under every version and host; texts are UTF-8.
 */
async function createCluster(folder: string, log: (line: string) => void, programFolders?: string[]): Promise<void> {
  const programs = await findPrograms(undefined, programFolders)
  const account = chooseAccount(undefined)
  log(`Creating the database (PostgreSQL ${programs.version}) …`)
  const token = randomBytes(6).toString('hex')
  const [aside, secret] = [join(folder, `making-${token}`), join(folder, `making-${token}.password`)]
  const password = randomBytes(24).toString('base64url')
  try {
    mkdirSync(aside, { mode: 0o700 })
    writeFileSync(secret, password, { mode: 0o600 })
    if (account) for (const path of [aside, secret]) chownSync(path, account.uid, account.gid)
    const rights = [
      '--auth-local=scram-sha-256',
      '--auth-host=scram-sha-256',
      `--username=${OWNER}`,
      `--pwfile=${secret}`,
    ]
    const shape = ['--encoding=UTF8', '--no-locale', '--data-checksums', '--text-search-config=simple']
    const { command, args, options } = launchAs(account, [folder, programs.binDir], join(programs.binDir, 'initdb'), [
      ...rights,
      ...shape,
      '-D',
      aside,
    ])
    await promisify(execFile)(command, args, { ...options, cwd: '/', env: QUIET_ENVIRONMENT }).catch((error) => {
      throw new DatabaseFault(
        `The database could not be created in ${folder}: ${lastLine(String(error.stderr || error.message))}`,
      )
    })
    writeFileSync(passwordFile(aside), password, { mode: 0o600 })
    if (account) chownSync(passwordFile(aside), account.uid, account.gid)
    moveIntoPlace(aside, pathOf(folder))
  } finally {
    rmSync(aside, { recursive: true, force: true })
    rmSync(secret, { force: true })
  }
}

function moveIntoPlace(aside: string, path: string): void {
  try {
    renameSync(aside, path)
  } catch (error) {
    if (isWhole(path)) return // Another process made it meanwhile: that one counts.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
    throw new DatabaseFault(
      `${path} exists and is not a database of Bihuan: move it away, or set BIHUAN_DATA to another folder.`,
    )
  }
}

export const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

/** A socket's path may have 107 bytes, on macOS 103. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103

/** The folder of the socket, shut to everybody else; under the temporary folder when ours has too long a name. */
export function openSocketFolder({ folder, account }: Pick<Cluster, 'folder' | 'account'>): string {
  const near = join(folder, 'socket')
  const name = `bihuan-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  const path = [near, join(tmpdir(), name), join('/tmp', name)].find(
    (candidate) => Buffer.byteLength(join(candidate, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET_PATH,
  ) as string
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const me = process.getuid?.()
  const { uid, mode } = lstatSync(path)
  if (!lstatSync(path).isDirectory() || (uid !== me && uid !== account?.uid) || (mode & 0o077) !== 0)
    throw new DatabaseFault(`${path} is not a folder of ours that is shut to others: remove it.`)
  if (account && uid !== account.uid) chownSync(path, account.uid, account.gid)
  return path
}
