// `node scripts/complete-lock.ts`, after every `npm install <package>`. npm leaves a platform's optional package out of
// the lock file when the registry that it asked does not carry it (mirrors often do not), and `npm ci` then refuses
// the whole lock file, on every platform. This adds the missing ones, each for its own platform only.
import { readFileSync, writeFileSync } from 'node:fs'

export type Locked = {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
type LockFile = { packages: Record<string, Locked> }

const PLATFORM = /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|x64)(-musl|-gnu)?/

/** Every optional package that a locked package names and that the lock file does not hold. */
export function missingOptional({ packages }: LockFile): { name: string; version: string; dev: boolean }[] {
  const held = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev = false }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !held.has(name))
      .map(([name, version]) => ({ name, version, dev })),
  )
}

export function withOptional(lock: LockFile): LockFile {
  const added = missingOptional(lock).map(({ name, version, dev }): [string, Locked] => {
    const [, os, cpu, libc] = PLATFORM.exec(name) ?? []
    if (!os || !cpu || !/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}@${version}: for which platform?`)
    const entry = { version, cpu: [cpu], ...(dev && { dev }), optional: true, os: [os] }
    return [`node_modules/${name}`, os === 'linux' ? { ...entry, libc: [libc === '-musl' ? 'musl' : 'glibc'] } : entry]
  })
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) })
  return { ...lock, packages: Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

if (import.meta.main) {
  const lock: LockFile = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  writeFileSync('package-lock.json', `${JSON.stringify(withOptional(lock), null, 2)}\n`)
}
