import type { RegulatorAxis } from '#contract/regulator.ts'

export const AXES = ['channel', 'business', 'reason'] as const satisfies readonly RegulatorAxis[]

/** One line of a file: a code with its name, or a word of the bank with the code it is reported under. */
export type Entry = { line: number; kind: string; axis: string; code: string; name: string; word: string }
export type Problem = { line: number; code: string; text: string }
export type Code = { axis: RegulatorAxis; code: string; name: string }
export type Word = { axis: RegulatorAxis; word: string; code: string }
export type Tables = {
  codes: Code[]
  words: Word[]
  problems: Problem[]
  gaps: { axis: RegulatorAxis; word: string }[]
}
/** The bank's own words, by the axis that they are reported on. */
export type KnownWords = Readonly<Record<RegulatorAxis, readonly string[]>>

const isAxis = (text: string): text is RegulatorAxis => (AXES as readonly string[]).includes(text)
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u
const KINDS: ReadonlyMap<string, 'code' | 'word'> = new Map([
  ['code', 'code'],
  ['代码', 'code'],
  ['word', 'word'],
  ['对照', 'word'],
])

/** What a file says, and by line what is wrong with it: unknown axes, codes and words, doubles, codes without a name. */
export function readTables(entries: readonly Entry[], known: KnownWords): Tables {
  const problems: Problem[] = []
  const codes = new Map<string, Code>()
  const words = new Map<string, Word & { line: number }>()
  for (const { line, kind, axis, code, name, word } of entries) {
    const is = KINDS.get(kind)
    const wrong = (what: string, text: string) => void problems.push({ line, code: what, text: text.slice(0, 60) })
    if (!is) wrong('unknown-kind', kind)
    else if (!isAxis(axis)) wrong('unknown-axis', axis)
    else if (!CODE.test(code)) wrong('no-code', code)
    else if (is === 'code') {
      if (name === '' || name.length > 120) wrong('no-name', code)
      else if (codes.has(`${axis} ${code}`)) wrong('code-twice', code)
      else codes.set(`${axis} ${code}`, { axis, code, name })
    } else if (!known[axis].includes(word)) wrong('unknown-word', word)
    else if (words.has(`${axis} ${word}`)) wrong('word-twice', word)
    else words.set(`${axis} ${word}`, { axis, word, code, line })
  }
  // The mapping may stand before the codes: only when all is read is it known which codes there are.
  for (const { line, axis, code } of words.values())
    if (!codes.has(`${axis} ${code}`)) problems.push({ line, code: 'unknown-code', text: code })
  if (codes.size === 0 && problems.length === 0) problems.push({ line: 1, code: 'no-codes', text: '' })
  return {
    codes: [...codes.values()],
    words: [...words.values()].map(({ axis, word, code }) => ({ axis, word, code })),
    problems: problems.sort((a, b) => a.line - b.line),
    gaps: AXES.flatMap((axis) =>
      known[axis].filter((word) => !words.has(`${axis} ${word}`)).map((word) => ({ axis, word })),
    ),
  }
}

export type Mapping = Readonly<Record<RegulatorAxis, ReadonlyMap<string, string>>>
export type RegulatorCodes = Record<RegulatorAxis, string | null> & { isComplete: boolean }

export const mappingOf = (words: readonly Word[]): Mapping => {
  const of = (axis: RegulatorAxis) =>
    new Map(words.filter((it) => it.axis === axis).map(({ word, code }) => [word, code]))
  return { channel: of('channel'), business: of('business'), reason: of('reason') }
}

/** The regulator's codes of one voice; `null` where the mapping has none, and never a guess. */
export function regulatorCodesOf(
  mapping: Mapping | undefined,
  { channel, business, nature }: { channel: string; business: string; nature: string },
): RegulatorCodes {
  const codes = {
    channel: mapping?.channel.get(channel) ?? null,
    business: mapping?.business.get(business) ?? null,
    reason: mapping?.reason.get(nature) ?? null,
  }
  return { ...codes, isComplete: AXES.every((axis) => codes[axis] !== null) }
}

type Effective = { effectiveOn: string }
/** The version in force on a day: the newest that had begun. Days compare as they are written. */
export const loadOn = <L extends Effective>(loads: readonly L[], day: string): L | undefined =>
  loads
    .filter((it) => it.effectiveOn <= day)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
    .at(-1)

/** Days from the first to the last, cut where another version begins. */
export function spansOf<L extends Effective>(
  loads: readonly L[],
  from: string,
  until: string,
): { from: string; untilBefore: string | null; load: L | undefined }[] {
  const cuts = [from, ...loads.map((it) => it.effectiveOn).filter((day) => day > from && day <= until)].sort()
  return cuts.map((day, nth) => ({ from: day, untilBefore: cuts[nth + 1] ?? null, load: loadOn(loads, day) }))
}
