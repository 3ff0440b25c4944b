import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { type Proof, runProof } from './proof.ts'

/** `npm run prove` runs all, `npm run prove -- NAME …` the named ones; one line of JSON each on standard output. */
const PARTS = ['run', 'proof', 'proved-bank', 'lived-month', 'knock']
const proofs = globSync('proofs/*.ts')
  .map((file) => basename(file, '.ts'))
  .filter((name) => !PARTS.includes(name) && !name.endsWith('.test'))
  .sort()
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const size = process.argv.includes('--small') ? 'small' : 'full'
const unknown = asked.find((name) => !proofs.includes(name))
if (unknown) {
  process.stderr.write(`There is no proof «${unknown}»; there are: ${proofs.join(', ')}.\n`)
  process.exit(1)
}
for (const name of asked.length > 0 ? asked : proofs) {
  const { prove } = (await import(`./${name}.ts`)) as { prove: Proof }
  const line = await runProof(name, prove, size)
  process.stdout.write(`${JSON.stringify(line)}\n`)
  if (line.failures > 0) process.exitCode = 1
}
