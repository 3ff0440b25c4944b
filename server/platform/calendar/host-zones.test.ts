import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Comparison, HOST_ZONES } from '#test/compare-deadlines.ts'

const script = fileURLToPath(new URL('../../../test/compare-deadlines.ts', import.meta.url))

test.each(HOST_ZONES)('a server in %s gives the dates of Shanghai', async (zone) => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '3000', '20260920'], {
    env: { ...process.env, TZ: zone },
  })
  expect(JSON.parse(stdout) as Comparison).toEqual({ cases: 3_000, differences: 0, zone, examples: [] })
})
