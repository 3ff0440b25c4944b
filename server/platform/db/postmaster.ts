import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Cluster, lastLine, openSocketFolder, PORT, QUIET_ENVIRONMENT } from './cluster.ts'
import { launchAs } from './run-as.ts'

export type Settings = Record<string, string>

/**
 * For two cores and a few gigabytes, the host shared with the application. Durability is PostgreSQL's own default
 * (fsync, full_page_writes, synchronous_commit on): acknowledged means on the disk.
 */
const SETTINGS: Settings = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  cluster_name: 'bihuan',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  wal_compression: 'on',
  wal_buffers: '16MB',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Statements and details carry customers' words and numbers: the log gets the bare sentence.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

export type Running = { pid: number; socketFolder: string }
export type Started = { child: ChildProcess; wordsSince: () => string }

/** What runs on this data directory, by the file that PostgreSQL keeps there; a dead or foreign pid is nobody. */
export function findRunning({ path }: Pick<Cluster, 'path'>): Running | undefined {
  const lines = readPidFile(path)?.split('\n')
  const [pid, socketFolder] = [Number(lines?.[0]), lines?.[4]]
  return pid > 0 && socketFolder && isPostmaster(pid, path) ? { pid, socketFolder } : undefined
}

function readPidFile(path: string): string | undefined {
  try {
    return readFileSync(join(path, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
}

/** Pids come again, in containers soon: only a process whose command line names this data directory is ours. */
export function isPostmaster(pid: number, path: string): boolean {
  return commandLine(pid).includes(`-D ${path} -c `)
}

function commandLine(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** PostgreSQL trusts a pid file whose pid lives, whoever that is: one that names a stranger is taken away first. */
function dropStalePidFile(path: string): void {
  const seen = readPidFile(path)
  if (seen === undefined || isPostmaster(Number(seen.split('\n')[0]), path)) return
  const [file, aside] = [join(path, 'postmaster.pid'), join(path, `postmaster.pid.stale-${process.pid}`)]
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') === seen) rmSync(aside)
    else renameSync(aside, file) // A new one was written in between: it counts.
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error // Another process took it away.
  }
}

const LARGEST_LOG_BYTES = 10_000_000

/** Starts PostgreSQL as a process of its own group, so that Ctrl-C reaches us and not it, and a kill -9 of us neither. */
export function launchPostmaster(cluster: Cluster, settings: Settings): Started {
  dropStalePidFile(cluster.path)
  const all = { ...SETTINGS, unix_socket_directories: openSocketFolder(cluster), ...settings }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { binDir } = cluster.programs
  const folders = [cluster.folder, all.unix_socket_directories, binDir]
  const launch = launchAs(cluster.account, folders, join(binDir, 'postgres'), ['-D', cluster.path, ...options])
  const logFile = join(cluster.folder, 'postgres.log')
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`)
  const words = openSync(logFile, 'a', 0o600)
  const from = fstatSync(words).size
  const child = spawn(launch.command, launch.args, {
    ...launch.options,
    cwd: '/',
    detached: true,
    env: QUIET_ENVIRONMENT,
    stdio: ['ignore', words, words],
  })
  child.on('error', () => {})
  child.unref()
  closeSync(words)
  return { child, wordsSince: () => readFileSync(logFile).subarray(from).toString() }
}

/** The sentence with which PostgreSQL gave up. */
export function reasonOf(words: string): string {
  const fatal = words.split('\n').filter((line) => /FATAL|PANIC|setpriv:/.test(line))
  return (fatal.at(-1) ?? lastLine(words)).replace(/^.*?(FATAL|PANIC):\s*/, '')
}

/** Fast shutdown: sessions end, a checkpoint is written. After a minute the immediate one, which loses nothing either. */
export async function stopPostmaster({ pid }: Running, path: string): Promise<void> {
  const began = performance.now()
  process.kill(pid, 'SIGINT')
  let isAskedTwice = false
  while (isPostmaster(pid, path)) {
    if (!isAskedTwice && performance.now() - began > 60_000) {
      process.kill(pid, 'SIGQUIT')
      isAskedTwice = true
    }
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
