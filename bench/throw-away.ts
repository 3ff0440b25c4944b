import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { ROOT } from '#server/bank.ts'
import { type OpenBank, openConfiguredBank } from '#server/main.ts'

export type ThrowAway = { folder: string; close(): Promise<void> }

/** A folder for one bench, gone with it. */
export function throwAwayFolder(): ThrowAway {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-bench-'))
  return { folder, close: async () => rmSync(folder, { recursive: true, force: true }) }
}

/** A bank with the manual in force and nobody in it, on a PostgreSQL of its own with its usual care for durability. */
export const openEmptyBank = (folder: string): Promise<OpenBank> =>
  openConfiguredBank(readConfig({ BIHUAN_DATA: folder, BIHUAN_DEMO: '0' }), () => {})

export type Served = { process: ChildProcess; base: string; readyMilliseconds: number; stop(): Promise<void> }

/** The product as it is started, on any free port; ready when it says so. */
export async function serveBank(folder: string, env: Record<string, string> = {}): Promise<Served> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    env: { ...process.env, BIHUAN_DATA: folder, PORT: '0', BIHUAN_DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const base = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const port = /ready at https?:\/\/localhost:(\d+)/.exec(said)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  return {
    process: child,
    base,
    readyMilliseconds: performance.now() - began,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
