import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../e2e/browser.ts'

// Every test: rules and areas first, then people's journeys in a browser. The last line is `N passed, N failed`.

type Count = { passed: number; failed: number }
type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

let running: ChildProcess | undefined
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    isStopping = true
    running?.kill(signal)
  })

/** Runs one set; a file that did not load, and a run that ended badly for no counted reason, are failures too. */
async function run(config: string, folder: string, filters: string[]): Promise<Count> {
  const output = join(folder, `${config}.json`)
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', output]
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const program = [vitest, 'run', '--config', config, ...reporters, '--passWithNoTests', ...filters]
  running = spawn(process.execPath, program, { stdio: 'inherit' })
  const [code] = (await once(running, 'exit')) as [number | null]
  running = undefined
  if (!existsSync(output)) return { passed: 0, failed: code === 0 ? 0 : 1 }
  const report: Report = JSON.parse(readFileSync(output, 'utf8'))
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) }
}

async function runJourneys(folder: string, filters: string[]): Promise<Count> {
  if (globSync('e2e/**/*.test.ts').length === 0) return { passed: 0, failed: 0 }
  try {
    await findBrowser()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return { passed: 0, failed: 1 }
  }
  return run('vitest.e2e.config.ts', folder, filters)
}

if (!existsSync(join(process.env.BIHUAN_SHARED ?? '../shared', 'data')))
  process.stdout.write('\n*** The shared data are not here: tests that read them are skipped. ***\n\n')

const folder = mkdtempSync(join(tmpdir(), 'bihuan-report-'))
const filters = process.argv.slice(2)
const counts: Count[] = []
try {
  counts.push(await run('vitest.config.ts', folder, filters))
  if (!isStopping) counts.push(await runJourneys(folder, filters))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 || isStopping ? 1 : 0
