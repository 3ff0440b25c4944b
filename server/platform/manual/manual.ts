import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type China, readChina } from '../calendar/read-china.ts'
import { Analysis } from './analysis.ts'
import { type Chapter, type Clause, ClausesFile } from './clause.ts'
import { wordsNamed } from './condition.ts'
import { CustomerSide } from './customer.ts'
import { EnglishTaxonomy } from './english-taxonomy.ts'
import { Grading } from './grading.ts'
import { Messages } from './messages.ts'
import { Ratings } from './ratings.ts'
import { type Permission, type Role, RolesFile } from './role.ts'
import { Taxonomy } from './taxonomy.ts'
import { Words } from './words.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

export type Manual = {
  chapters: readonly Chapter[]
  clauses: readonly Clause[]
  permissions: readonly Permission[]
  roles: readonly Role[]
  words: Words
  grading: Grading
  analysis: Analysis
  taxonomy: Taxonomy
  englishTaxonomy: EnglishTaxonomy
  messages: Messages
  ratings: Ratings
  customer: CustomerSide
  /** The nation's days as they ship; a bank loads later notices into the database (chapter 7). */
  china: China
}

/** Reads `manual/` under the project's root; a mistake anywhere in it stops the start with file, line and path. */
export function loadManual(root: string): Manual {
  const file = (name: string) => join(root, 'manual', name)
  const words = readYaml(file('words.yaml'), Words)
  const clauses = readYaml(file('clauses.yaml'), ClausesFile)
  const roles = readYaml(file('roles.yaml'), RolesFile)
  const grading = readYaml(file('grading.yaml'), Grading)
  const taxonomy = readYaml(file('taxonomy.yaml'), Taxonomy)
  const analysis = readYaml(file('analysis.yaml'), Analysis)
  checkClauses(clauses, words.value)
  checkChannels(words, idsOf(clauses.value.clauses))
  checkRoles(roles)
  checkGrading(grading, words.value)
  checkAnalysis(analysis, taxonomy.value)
  return {
    ...clauses.value,
    ...roles.value,
    words: words.value,
    grading: grading.value,
    analysis: analysis.value,
    taxonomy: taxonomy.value,
    englishTaxonomy: readYaml(join(root, 'web', 'locales', 'en', 'taxonomy.yaml'), EnglishTaxonomy).value,
    messages: readYaml(file('messages.yaml'), Messages).value,
    ratings: readYaml(file('ratings.yaml'), Ratings).value,
    customer: readYaml(file('customer.yaml'), CustomerSide).value,
    china: readChina(readFileSync(file('calendar/china.yaml'), 'utf8')),
  }
}

const idsOf = (items: readonly { id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

function checkClauses({ value, fault }: YamlFile<ClausesFile>, words: Words): void {
  const [chapters, kinds, units] = [idsOf(value.chapters), idsOf(words.clauseKinds), idsOf(words.units)]
  value.clauses.forEach(({ id, chapter, kinds: its, numbers }, c) => {
    if (!chapters.has(chapter) || !id.startsWith(`${chapter}.`))
      throw fault(['clauses', c, 'chapter'], `"${chapter}" is not the chapter of ${id}`)
    its.forEach((kind, k) => {
      if (!kinds.has(kind)) throw fault(['clauses', c, 'kinds', k], `no kind "${kind}" in words.yaml`)
    })
    numbers.forEach(({ unit }, n) => {
      if (!units.has(unit)) throw fault(['clauses', c, 'numbers', n, 'unit'], `no unit "${unit}" in words.yaml`)
    })
  })
}

function checkChannels({ value, fault }: YamlFile<Words>, clauses: ReadonlySet<string>): void {
  value.channels.forEach(({ clause }, c) => {
    if (!clauses.has(clause)) throw fault(['channels', c, 'clause'], `no clause ${clause} in clauses.yaml`)
  })
}

function checkRoles({ value, fault }: YamlFile<RolesFile>): void {
  const permissions = idsOf(value.permissions)
  value.roles.forEach(({ may }, r) => {
    may.forEach((permission, p) => {
      if (!permissions.has(permission)) throw fault(['roles', r, 'may', p], `no permission "${permission}"`)
      if (may.indexOf(permission) !== p) throw fault(['roles', r, 'may', p], `"${permission}" stands twice`)
    })
  })
}

function checkGrading({ value, fault }: YamlFile<Grading>, words: Words): void {
  const known = { signals: idsOf(value.signals), tier: idsOf(words.tiers) }
  value.rules.forEach(({ when }, r) => {
    for (const { field, word } of when ? wordsNamed(when) : [])
      if ((field === 'signals' || field === 'tier') && !known[field].has(word))
        throw fault(['rules', r, 'when'], `no ${field} "${word}"`)
  })
}

function checkAnalysis({ value, fault }: YamlFile<Analysis>, taxonomy: Taxonomy): void {
  const isNature = (id: string) => id in taxonomy.nature
  value.notProblems.forEach((id, n) => {
    if (!isNature(id)) throw fault(['notProblems', n], `no nature "${id}" in taxonomy.yaml`)
  })
  value.risky.reasons.forEach(({ natures }, r) => {
    natures.forEach((id, n) => {
      if (!isNature(id)) throw fault(['risky', 'reasons', r, 'natures', n], `no nature "${id}" in taxonomy.yaml`)
    })
  })
}
