import { readFileSync } from 'node:fs'
import type { BenchLine } from './bench-line.ts'
import { serveBank, throwAwayFolder } from './throw-away.ts'

const LIMIT_SECONDS = 5
const LIMIT_MEGABYTES = 300

/** A later start until ready, and what the process holds in memory without PostgreSQL, a quarter of a minute later. */
export async function bench(): Promise<BenchLine> {
  const { folder, close } = throwAwayFolder()
  try {
    await (await serveBank(folder)).stop()
    const served = await serveBank(folder)
    for (let i = 0; i < 200; i++) await fetch(`${served.base}/healthz`)
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    const megabytes = residentMegabytes(served.process.pid as number)
    const seconds = served.readyMilliseconds / 1000
    await served.stop()
    return {
      bench: 'start',
      value: Number(seconds.toFixed(2)),
      unit: 's',
      limit: LIMIT_SECONDS,
      ratio: Number((LIMIT_SECONDS / seconds).toFixed(2)),
      megabytes,
      limitMegabytes: LIMIT_MEGABYTES,
    }
  } finally {
    await close()
  }
}

const residentMegabytes = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
