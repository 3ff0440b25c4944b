import { globSync } from 'node:fs'
import { basename } from 'node:path'
import type { BenchLine } from './bench-line.ts'

/** `npm run bench` runs all, `npm run bench -- NAME …` the named ones; one line of JSON each on standard output. */
const benches = globSync('bench/*.ts')
  .map((file) => basename(file, '.ts'))
  .filter((name) => !['run', 'bench-line', 'throw-away', 'http-load', 'clocks-waker', 'million'].includes(name))
  .sort()
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const unknown = asked.find((name) => !benches.includes(name))
if (unknown) {
  process.stderr.write(`There is no bench «${unknown}»; there are: ${benches.join(', ')}.\n`)
  process.exit(1)
}
for (const name of asked.length > 0 ? asked : benches) {
  const { bench } = (await import(`./${name}.ts`)) as { bench(): Promise<BenchLine | BenchLine[]> }
  for (const line of [await bench()].flat()) process.stdout.write(`${JSON.stringify(line)}\n`)
}
