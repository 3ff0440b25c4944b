import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'

/** A domain calls only itself and those above it (docs/ARCHITECTURE.md); news goes down as events. */
const DOMAINS = ['commitments', 'standards', 'understanding', 'service', 'feedback', 'assist', 'people', 'improvement']
const NAMES = /^(rules|store|service|routes|jobs|events|seed)\.ts$|\.test\.ts$/
/** Understanding's words and model are data that its rules are made of, read once when they are loaded. */
const READS_WORDS = /^server\/domains\/understanding\//
const LONGEST = 400
/** Made by a command from other files; nobody reads them whole. */
const MADE = new Set(['server/platform/db/tables.ts'])

const all = globSync([
  'contract/**/*.ts',
  'server/**/*.ts',
  'web/**/*.{ts,tsx}',
  'test/**/*.ts',
  'bench/**/*.ts',
  'e2e/**/*.ts',
  'scripts/**/*.{ts,mjs}',
]).filter((file) => !/node_modules|\/dist\//.test(file))
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)[^'"]*from ['"]([^'"]+)['"]/gm)].map(
    (match) => match[1] as string,
  )

test('an area holds only files of the known names', () => {
  const strangers = globSync('server/domains/*/*/*.ts').filter(
    (file) => !NAMES.test(basename(file)) && file !== 'server/domains/understanding/model/file.ts',
  )
  expect(strangers).toEqual([])
})

test('every domain is on the map, and none is deeper than domain/area/file', () => {
  const domains = new Set(globSync('server/domains/*/').map((folder) => basename(folder)))
  for (const domain of domains) expect(DOMAINS).toContain(domain)
  expect(globSync('server/domains/*/*/*/**/*.ts')).toEqual([])
})

test('a domain imports only from itself and from domains above it', () => {
  const wrong: string[] = []
  for (const file of globSync('server/domains/**/*.ts')) {
    const own = DOMAINS.indexOf(file.split('/')[2] as string)
    for (const path of importsOf(file)) {
      const other = /^#domains\/([^/]+)\//.exec(path)?.[1]
      if (other && DOMAINS.indexOf(other) > own) wrong.push(`${file} imports ${path}`)
    }
  }
  expect(wrong).toEqual([])
})

test('the platform knows no domain, the contract only itself, the web nothing of the server', () => {
  const wrong: string[] = []
  for (const file of all) {
    const imports = importsOf(file)
    if (file.startsWith('server/platform/'))
      wrong.push(...imports.filter((path) => path.startsWith('#domains/')).map((path) => `${file} imports ${path}`))
    if (file.startsWith('contract/'))
      wrong.push(
        ...imports
          .filter((path) => path !== 'zod' && !/^\.\/[\w-]+\.ts$/.test(path))
          .map((path) => `${file} imports ${path}`),
      )
    if (file.startsWith('web/'))
      wrong.push(
        ...imports
          .filter((path) => /^#(platform|domains|server)\//.test(path))
          .map((path) => `${file} imports ${path}`),
      )
  }
  expect(wrong).toEqual([])
})

test('rules compute: they import no database, no clock, no service', () => {
  const allowed =
    /^(\.\.?\/.*rules\.ts|#contract\/.*|#platform\/(calendar|manual|events|ledger)\/.*|#domains\/.*\/rules\.ts|node:crypto|zod|#platform\/refusal\.ts)$/
  const wrong = globSync('server/domains/**/rules.ts').flatMap((file) =>
    importsOf(file)
      .filter(
        (path) => !allowed.test(path) && !(READS_WORDS.test(file) && /^\.\.\/(words|model\/file)\.ts$/.test(path)),
      )
      .map((path) => `${file} imports ${path}`),
  )
  expect(wrong).toEqual([])
  const impure = globSync('server/domains/**/{rules,service,store}.ts').filter((file) =>
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(readFileSync(file, 'utf8')),
  )
  expect(impure).toEqual([])
})

test('no file is an index, a drawer or a wall of text', () => {
  const wrong = all.filter((file) => /^(index|utils|helpers?|common)\.tsx?$/.test(basename(file)))
  expect(wrong).toEqual([])
  const long = all.filter((file) => !MADE.has(file) && readFileSync(file, 'utf8').split('\n').length > LONGEST)
  expect(long).toEqual([])
})

test('the files are short: half of them have at most sixty lines', () => {
  const lengths = all
    .filter((file) => !file.includes('.test.'))
    .map((file) => readFileSync(file, 'utf8').split('\n').length)
    .toSorted((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60)
})

test('every clause that code, tests or definitions cite is in the manual', () => {
  const known = new Set(
    [...readFileSync('manual/clauses.yaml', 'utf8').matchAll(/^ {2}- id: '?([\w.-]+)'?/gm)].map((match) => match[1]),
  )
  const cited = all.concat(globSync('manual/commitments/*.yaml')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/[Mm]anual (\d(?:\.\d){1,2})/g)].map((match) => ({
      file,
      clause: match[1] as string,
    })),
  )
  expect(cited.filter(({ clause }) => !known.has(clause))).toEqual([])
})

test('what the architecture page names exists', () => {
  const text = readFileSync('docs/ARCHITECTURE.md', 'utf8')
  const named = [
    ...text.matchAll(/`((?:contract|server|web|manual|migrations|test|bench|docs|scripts|e2e)\/[\w./-]*)`/g),
  ].map((match) => match[1] as string)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((path) => !existsSync(path) && !existsSync(dirname(path)))).toEqual([])
})
