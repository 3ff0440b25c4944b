import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { type GradingFacts, wordsNamed } from './condition.ts'
import { decidingRule } from './grading.ts'
import { loadManual } from './manual.ts'

const manual = loadManual('.')

/** The manual with one edit made to one of its files, as a bank might make it. */
function edited(file: string, from: string, to: string): () => unknown {
  const root = mkdtempSync(join(tmpdir(), 'manual-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  cpSync('manual', join(root, 'manual'), { recursive: true })
  const path = join(root, 'manual', file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} has no "${from}" to edit`)
  writeFileSync(path, text.replace(from, to))
  return () => loadManual(root)
}

test('every clause of the manual is there, from 2.1.1 to 6.3.2, and nine facts of law', () => {
  const numbers =
    '2.1.1 2.1.2 2.1.3 2.2.1 2.2.2 2.3.1 2.3.2 2.3.3 3.1.1 3.1.2 3.2.1 3.2.2 3.3 4.1.1 4.1.2 4.2.1 4.2.2 4.3 5.1.1 5.1.2 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.1.2 6.1.3 6.2.1 6.2.2 6.3.1 6.3.2'
  const law = 'clocks working-days recusal downgrade merge personal-data elder codes recording'
  expect(manual.clauses.map(({ id }) => id)).toEqual([
    ...numbers.split(' '),
    ...law.split(' ').map((fact) => `7.${fact}`),
  ])
})

test('every number of a clause is said in its words, in both languages', () => {
  const digits: Record<string, string> = { three: '3', five: '5' }
  const inWords = (english: string) => english.toLowerCase().replace(/[a-z]+/g, (word) => digits[word] ?? word)
  for (const { id, says, holdsWhen, numbers } of manual.clauses)
    for (const { value, unit, name } of numbers) {
      // A cadence says «monthly» and a count may go without a figure: what is left are limits, shares and sizes.
      if (unit.startsWith('per-') || unit === 'items' || value === 1 || value === 2) continue
      expect(`${says.zh} ${holdsWhen.zh}`, `${id} ${name.en}`).toContain(String(value))
      expect(inWords(`${says.en} ${holdsWhen.en}`), `${id} ${name.en}`).toContain(String(value))
    }
})

test('a guessed number is marked as assumed', () => {
  const days = manual.clauses.find(({ id }) => id === '5.3.2')?.numbers[0]
  expect(days).toMatchObject({ value: 7, unit: 'calendar-days', status: 'assumed' })
})

const may = (role: string) => manual.roles.find(({ id }) => id === role)?.may ?? []
const permission = (id: string) => manual.permissions.find((it) => it.id === id)

test('auditors may read everything of the business and change nothing', () => {
  const business = manual.permissions
    .filter(({ id }) => /\.(read|export)$/.test(id) && id !== 'phone.read')
    .map(({ id }) => id)
  expect([...may('auditor')].toSorted()).toEqual(business.toSorted())
  for (const id of may('audit-administrator')) expect(permission(id)?.changes).toBe(false)
})

test('the three administrators see no personal data and share no power', () => {
  const administrators = ['system-administrator', 'security-administrator', 'audit-administrator']
  for (const id of administrators) for (const it of may(id)) expect(permission(it)?.personal, it).toBe(false)
  const powers = administrators.flatMap(may).filter((it) => permission(it)?.changes || it === 'ledger.read')
  expect(powers).toEqual([...new Set(powers)])
})

test('whoever checks or administers holds no other role', () => {
  const alone = manual.roles.filter(({ standsAlone }) => standsAlone).map(({ id }) => id)
  expect(alone.toSorted()).toEqual([
    'audit-administrator',
    'auditor',
    'mystery-shopper',
    'security-administrator',
    'system-administrator',
  ])
})

test('every permission is held by somebody, those of systems by no person, and no role holds all', () => {
  for (const { id, keysOnly } of manual.permissions)
    expect(
      manual.roles.some((role) => role.may.includes(id)),
      id,
    ).toBe(!keysOnly)
  for (const role of manual.roles) expect(role.may.length).toBeLessThan(manual.permissions.length)
})

test('no ground for a pause stops the clock of the law', () => {
  expect(manual.words.pauseGrounds.map(({ law }) => law)).not.toContain('stops')
  for (const { lawSays } of manual.words.pauseGrounds) expect(lawSays.zh).toMatch(/照计/)
})

test('silence is not satisfaction, and not solved reopens', () => {
  const effect = (id: string) => manual.words.verificationOutcomes.find((outcome) => outcome.id === id)?.effect
  expect([effect('no-answer'), effect('unreachable'), effect('not-solved'), effect('solved')]).toEqual([
    'stays-open',
    'stays-open',
    'reopens',
    'verifies',
  ])
})

const plain: GradingFacts = {
  nature: 'attitude',
  business: 'counter',
  intent: 'complaint',
  emotion: 'disappointed',
  tier: 'mass',
  signals: [],
  isComplaint: true,
  rating: null,
  sameCauseCount: 1,
}
const graded = (facts: Partial<GradingFacts>) => {
  const { grade, id } = decidingRule(manual.grading, { ...plain, ...facts })
  return `${grade} ${id}`
}

test('an account that was frozen is an individual matter', () => {
  expect(graded({ nature: 'decision', business: 'account', intent: 'card.frozen', isComplaint: false })).toBe(
    'III individual',
  )
})

test('a bank app that is down for many is grade I, one that is hard to use is grade II', () => {
  expect(graded({ nature: 'system', business: 'ebank', signals: ['service-down'] })).toBe('I service-down')
  expect(graded({ nature: 'system', business: 'ebank' })).toBe('II experience')
})

test('one system problem told ten times in a week is a failure', () => {
  expect(graded({ nature: 'system', sameCauseCount: 9 })).toBe('II frequent')
  expect(graded({ nature: 'system', sameCauseCount: 10 })).toBe('I system-failure-spreading')
})

test('the third complaint of one cause is frequent', () => {
  expect(graded({ nature: 'fee_price', sameCauseCount: 2 })).toBe('III individual')
  expect(graded({ nature: 'fee_price', sameCauseCount: 3 })).toBe('II frequent')
})

test('what cannot wait does not wait: fraud, stolen cards, leaks, the press, a crowd', () => {
  for (const signal of [
    'fraud-in-progress',
    'funds-at-risk',
    'information-leak',
    'media-exposure',
    'crowd',
    'personal-safety',
  ])
    expect(graded({ signals: [signal] })).toBe(`I ${signal}`)
})

test('an old customer who needs money for the hospital goes before one who waited long', () => {
  expect(graded({ signals: ['vulnerable-customer', 'urgent-need'] })).toBe('I vulnerable-and-urgent')
  expect(graded({ signals: ['urgent-need'] })).toBe('II urgent-need')
  expect(graded({ signals: ['vulnerable-customer'] })).toBe('II vulnerable-customer')
})

test('praise stays praise even when many praise, and a rating that nobody gave decides nothing', () => {
  expect(graded({ nature: 'praise', emotion: 'pleased', isComplaint: false, sameCauseCount: 80 })).toBe('III praise')
  expect(graded({ emotion: 'angry', rating: 1 })).toBe('II very-dissatisfied')
  expect(graded({ emotion: 'angry', rating: null })).toBe('III individual')
})

test('every signal of urgency weighs in some rule', () => {
  const named = new Set(
    manual.grading.rules.flatMap(({ when }) => (when ? wordsNamed(when) : [])).map(({ word }) => word),
  )
  for (const { id } of manual.grading.signals) expect(named, id).toContain(id)
})

const shared = process.env.BIHUAN_SHARED ?? '../shared'
const taxonomy = ['manual/taxonomy.yaml', join(shared, 'taxonomy.yaml')].flatMap((path) => {
  try {
    return [parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown>>]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
})[0]
if (!taxonomy) console.warn('SKIPPED: no taxonomy in manual/ or the shared folder to check the grading rules against')

test.skipIf(!taxonomy)(
  'grading speaks only of natures, businesses, intents and emotions that the taxonomy knows',
  () => {
    const known: Record<string, object | undefined> = {
      nature: taxonomy?.nature,
      business: taxonomy?.business,
      intent: taxonomy?.intents,
      emotion: taxonomy?.emotion,
      tier: taxonomy?.tier,
    }
    const strange = manual.grading.rules
      .flatMap(({ when }) => (when ? wordsNamed(when) : []))
      .filter(({ field }) => field in known)
      .filter(({ field, word }) => !Object.hasOwn(known[field] ?? {}, word))
    expect(strange).toEqual([])
    expect(manual.words.tiers.map(({ id }) => id)).toEqual(Object.keys(taxonomy?.tier ?? {}))
  },
)

test('a missing translation is refused with its file, line and path', () => {
  const load = edited('roles.yaml', 'name: { zh: 柜员, en: Teller }', 'name: { zh: 柜员 }')
  expect(load).toThrow(/roles\.yaml:\d+: roles\.0\.name\.en: /)
  const line =
    readFileSync('manual/roles.yaml', 'utf8')
      .split('\n')
      .findIndex((text) => text.includes('name: { zh: 柜员,')) + 1
  expect(load).toThrow(new RegExp(`roles\\.yaml:${line}:`))
})

test('Chinese where English is meant is refused', () => {
  expect(edited('words.yaml', 'en: Mass }', 'en: 大众 }')).toThrow(
    /words\.yaml:\d+: tiers\.0\.name\.en: is meant to be English/,
  )
})

test('an id that stands twice is refused at its second place', () => {
  expect(edited('words.yaml', '{ id: affluent,', '{ id: mass,')).toThrow(
    /words\.yaml:\d+: tiers\.1\.id: "mass" stands twice/,
  )
})

test('a permission, unit, signal or clause that does not exist is refused', () => {
  expect(edited('roles.yaml', 'may: [feedback.read,', 'may: [feedback.reed,')).toThrow(
    /roles\.0\.may\.0: no permission "feedback.reed"/,
  )
  expect(edited('clauses.yaml', 'value: 90, unit: percent', 'value: 90, unit: per-cent')).toThrow(
    /numbers\.0\.unit: no unit "per-cent"/,
  )
  expect(edited('grading.yaml', '{ field: signals, is: crowd }', '{ field: signals, is: crowds }')).toThrow(
    /no signals "crowds"/,
  )
  expect(edited('words.yaml', 'side: outside, clause: 7.clocks', 'side: outside, clause: 7.clock')).toThrow(
    /no clause 7.clock /,
  )
})

test('a condition that could never hold is refused, not ignored', () => {
  expect(edited('grading.yaml', '{ field: isComplaint, is: true }', '{ field: isComplaint, is: yes }')).toThrow(
    /grading\.yaml:\d+: rules\./,
  )
  expect(edited('grading.yaml', 'sameCauseCount, atLeast: 50', 'sameCauseCount, atLeats: 50')).toThrow(
    /grading\.yaml:\d+: rules\./,
  )
})

test('rules that would never be reached, or none that catches the rest, are refused', () => {
  expect(edited('grading.yaml', '    when: { field: signals, is: crowd }\n', '')).toThrow(
    /no rule after this one would be reached/,
  )
  expect(
    edited(
      'grading.yaml',
      '  - id: individual\n    grade: III\n',
      '  - id: individual\n    grade: III\n    when: { field: nature, is: other }\n',
    ),
  ).toThrow(/the last rule catches everything/)
})

test('a file that is not YAML is refused with its line', () => {
  expect(edited('grading.yaml', 'sameCause:', 'sameCause: [')).toThrow(/grading\.yaml:\d+: /)
})
