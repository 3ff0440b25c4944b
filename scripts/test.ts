import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTotalTests: number
  testResults: { status: string; name: string }[]
}

const shared = process.env.BIHUAN_SHARED ?? '../shared'
if (!existsSync(join(shared, 'data')))
  process.stdout.write('\n*** The shared data are not here: tests that read them are skipped. ***\n\n')

/** Runs one set of tests and answers what came of it; a file that did not even load counts as a failure. */
function run(config: string, folder: string, filters: string[]): { passed: number; failed: number } {
  const output = join(folder, `${config}.json`)
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      config,
      '--reporter',
      'default',
      '--reporter',
      'json',
      '--outputFile.json',
      output,
      ...filters,
    ],
    { stdio: 'inherit' },
  )
  if (!existsSync(output)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(output, 'utf8')) as Report
  const broken = report.testResults.filter((file) => file.status === 'failed').length
  const failed = Math.max(
    report.numFailedTests,
    status === 0 ? 0 : Math.max(1, report.numFailedTests),
    report.numFailedTests === 0 ? broken : 0,
  )
  return { passed: report.numPassedTests, failed }
}

const folder = mkdtempSync(join(tmpdir(), 'bihuan-report-'))
const filters = process.argv.slice(2)
const results = [run('vitest.config.ts', folder, filters)]
if (filters.length === 0 && globSync('e2e/*.test.ts').length > 0) results.push(run('vitest.e2e.config.ts', folder, []))
rmSync(folder, { recursive: true, force: true })
const sum = (pick: (it: { passed: number; failed: number }) => number) =>
  results.reduce((total, it) => total + pick(it), 0)
const [passed, failed] = [sum((it) => it.passed), sum((it) => it.failed)]
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
