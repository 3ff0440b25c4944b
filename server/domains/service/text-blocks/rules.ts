/** What a text block may name, in the words that staff write; the English word means the same. */
export const VARIABLES = {
  customer: ['客户称呼', 'customer'],
  number: ['案件编号', 'case'],
  promised: ['承诺日期', 'promised date'],
  unit: ['机构名称', 'unit'],
  me: ['经办人', 'my name'],
} as const
export type Variable = keyof typeof VARIABLES

const PLACE = /\{([^{}\n]{1,20})\}/g
const byWord = new Map<string, Variable>(
  Object.entries(VARIABLES).flatMap(([name, words]) => words.map((word) => [word, name as Variable] as const)),
)
const variableOf = (word: string): Variable | undefined => byWord.get(word.trim().toLowerCase())

/** The first thing in braces that means nothing; undefined where every one is known. */
export function unknownVariable(text: string): string | undefined {
  for (const [, word = ''] of text.matchAll(PLACE)) if (!variableOf(word)) return word
  return undefined
}

/** The text with a case's facts in their places. What the case does not know stays in its braces, to be seen. */
export const fill = (text: string, facts: Partial<Record<Variable, string>>): string =>
  text.replace(PLACE, (place, word: string) => facts[variableOf(word) ?? ('' as Variable)] ?? place)

/** 张小明 → 张先生/女士: the form of address that gives no more away than the masked name does. */
export const addressOf = (name: string | null, isEnglish: boolean): string | undefined => {
  const first = [...(name ?? '')][0]
  if (!first) return undefined
  return isEnglish ? 'customer' : /\p{Script=Han}/u.test(first) ? `${first}先生/女士` : undefined
}
