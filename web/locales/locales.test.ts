import { globSync, readFileSync } from 'node:fs'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** Looked up by a code that the server sends, never by a key in a screen. */
const byCode = new Set(['refusals', 'notices', 'story'])
const plural = /_(one|other)$/

type Tree = { readonly [key: string]: string | Tree }
const flat = (tree: Tree, path: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const wordsOf = (language: Tree) =>
  Object.entries(language).flatMap(([namespace, tree]) => (typeof tree === 'string' ? [] : flat(tree, `${namespace}:`)))
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((found) => found[1]).toSorted()

const chinese = wordsOf(zh)
const english = wordsOf(en)
const stems = (words: [string, string][]) => [...new Set(words.map(([key]) => key.replace(plural, '')))].toSorted()

const sources = globSync('web/**/*.{ts,tsx}').filter((file) => !/\/(locales|dist)\/|\.test\./.test(file))
const texts = sources.map((file) => ({ file, text: readFileSync(file, 'utf8') }))

beforeAll(() => i18next.init({ lng: 'zh', resources: { zh, en } }))

test('both languages have the very same keys', () => {
  expect(stems(english)).toEqual(stems(chinese))
})

test('each text is told with the same facts in both languages', () => {
  const told = new Map(chinese)
  const differing = english.filter(([key, text]) => {
    const other = told.get(key) ?? told.get(key.replace(/_one$/, '_other')) ?? ''
    const [mine, theirs] = [placeholders(text), placeholders(other)]
    // «Reopened once» need not say the count that «once» means.
    return key.endsWith('_one') ? !mine.every((name) => theirs.includes(name)) : mine.join() !== theirs.join()
  })
  expect(differing).toEqual([])
})

test('Chinese is Chinese and English is English, and none is empty', () => {
  expect(english.filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key)).toEqual([])
  expect(chinese.filter(([, text]) => text.trim() === '')).toEqual([])
})

test('no text stands in a screen itself', () => {
  const spoken = texts.filter(({ file, text }) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    return (
      /\p{Script=Han}/u.test(code) &&
      !file.endsWith('language-switch.tsx') &&
      !file.startsWith('web/customer/words/') &&
      file !== 'web/kiosk/words.ts'
    )
  })
  expect(spoken.map(({ file }) => file)).toEqual([])
})

/** What screens ask for: whole keys, and the beginnings of those that end in a value: act.${name}. */
function asked() {
  const whole = new Set<string>()
  const beginnings = new Set<string>()
  for (const { text } of texts)
    for (const [, quote, key] of text.matchAll(/\b(?:t|coded)\(\s*(['`])([^'`]+?)\1/g)) {
      if (quote === "'") whole.add(key ?? '')
      else beginnings.add((key ?? '').split('${')[0] ?? '')
    }
  // A choice between two whole keys: t(isLower ? 'regrade.lower' : 'regrade.higher').
  for (const { text } of texts)
    for (const [, first, second] of text.matchAll(
      /\bt\([^'`()]*(?:\([^()]*\))?[^'`()]*\?\s*'([^']+)'\s*:\s*'([^']+)'/g,
    ))
      whole.add(first ?? '').add(second ?? '')
  return { whole, beginnings: [...beginnings].filter((start) => start !== '') }
}

test('every text is asked for by some screen', () => {
  const { whole, beginnings } = asked()
  const unused = stems(chinese).filter((key) => {
    const [namespace = '', name = ''] = key.split(/:(.*)/)
    return !byCode.has(namespace) && !whole.has(name) && !beginnings.some((start) => name.startsWith(start))
  })
  expect(unused).toEqual([])
})

test('every whole key that a screen asks for exists in some namespace', () => {
  const names = new Set(stems(chinese).map((key) => key.split(/:(.*)/)[1]))
  expect([...asked().whole].filter((key) => !names.has(key))).toEqual([])
})

test('every refusal of the server has its words, and they are found by its code', () => {
  const codes = new Set<string>()
  for (const file of globSync('server/**/*.ts')) {
    if (file.includes('.test.')) continue
    const text = readFileSync(file, 'utf8')
    for (const [, code] of text.matchAll(/new Refusal\(\s*'[a-z-]+',\s*'([\w.-]+)'/g)) codes.add(code ?? '')
    // What the framework refuses before a service is asked.
    if (file.endsWith('platform/http.ts'))
      for (const [, code] of text.matchAll(/(?:FST_\w+|code): '([a-z][\w.-]+)'/g)) codes.add(code ?? '')
  }
  expect(codes.size).toBeGreaterThan(20)
  for (const language of ['zh', 'en'])
    expect([...codes].filter((code) => !i18next.getFixedT(language, 'refusals')(code, { defaultValue: '' }))).toEqual(
      [],
    )
})

test('every entry of a story and every notice that the server writes has its words', () => {
  const entries = new Set<string>()
  const told = new Set<string>()
  for (const file of globSync('server/domains/**/*.ts')) {
    if (file.includes('.test.')) continue
    const text = readFileSync(file, 'utf8')
    for (const [, kinds] of text.matchAll(/\btell(?:OfTicket)?\(\s*ctx,([^{;\n]*)/g))
      for (const [, kind] of (kinds ?? '').matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)) entries.add(kind ?? '')
    for (const [, row] of text.matchAll(/insert\('caseEntry', \{([\s\S]*?)\}\)/g))
      for (const [, kind] of (row ?? '').matchAll(/kind:[^,]*?'([a-z-]+)'/g)) entries.add(kind ?? '')
    for (const [, row] of text.matchAll(/notify\(ctx, [\w.]+, \{([\s\S]*?)\}\)/g))
      for (const [, kind] of (row ?? '').matchAll(/[?:] '([a-z-]+\.[a-z-]+)'/g)) told.add(kind ?? '')
  }
  for (const language of ['zh', 'en']) {
    const missing = (namespace: 'story' | 'notices', kinds: Set<string>) =>
      [...kinds].filter((kind) => !i18next.getFixedT(language, namespace)(kind, { defaultValue: '' }))
    expect(missing('story', entries)).toEqual([])
    expect(missing('notices', told)).toEqual([])
  }
})

test('every word of the taxonomy has its English, and no English word stands alone', () => {
  const read = (path: string) => parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown>>
  const manual = read('manual/taxonomy.yaml')
  const labels = read('web/locales/en/taxonomy.yaml')
  for (const axis of Object.keys(labels))
    expect(Object.keys(labels[axis] ?? {})).toEqual(Object.keys(manual[axis] ?? {}))
})
