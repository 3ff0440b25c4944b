import { readList } from '../words.ts'

/** Ordered by how little it can wait: a life first (manual 2.3.3). */
export type UrgencyKind =
  | 'self-harm'
  | 'threat'
  | 'card-theft'
  | 'fraud-in-progress'
  | 'system-failure'
  | 'media-exposure'
export type Signal = { kind: UrgencyKind; confidence: number; spans: { start: number; end: number }[] }

type Rule = { any: string; with?: string; unless?: string; sure: number }
type Ruled = { kind: UrgencyKind; any: RegExp; with: RegExp | undefined; unless: RegExp | undefined; sure: number }

const pattern = (words: string | undefined) => (words === undefined ? undefined : new RegExp(words, 'g'))

const rules: Ruled[] = Object.entries(readList<Record<UrgencyKind, Rule[]>>('urgency.yaml')).flatMap(([kind, list]) =>
  list.map((rule) => ({
    kind: kind as UrgencyKind,
    any: new RegExp(rule.any, 'g'),
    with: pattern(rule.with),
    unless: pattern(rule.unless),
    sure: rule.sure,
  })),
)

const denied =
  /(?:(?:没(?!了)有?|不是|并非|不会|别|未|not|never|didn'?t|don'?t)[^,，。.!！?？;；]{0,3}|(?:防止|如果|万一|要是|假如|怕|if)[^,，。.!！?？;；]{0,5})$/

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length })
const saidIn = (words: RegExp, text: string) => [...text.matchAll(words)].map(spanOf)
/** "我没丢卡" and "万一卡丢了" report nothing. */
const affirmed = (words: RegExp, text: string) =>
  saidIn(words, text).filter(({ start }) => !denied.test(text.slice(Math.max(0, start - 12), start)))

/** Signals in a normalised text that cannot wait for the queue, gravest first. */
export function urgencyOf(text: string): Signal[] {
  const found = new Map<UrgencyKind, Signal>()
  for (const rule of rules) {
    // Nobody is asked to prove that a life is in danger.
    const core = rule.kind === 'self-harm' ? saidIn(rule.any, text) : affirmed(rule.any, text)
    if (core.length === 0) continue
    const beside = rule.with ? saidIn(rule.with, text) : []
    if (rule.with && beside.length === 0) continue
    if (rule.unless && saidIn(rule.unless, text).length > 0) continue
    const earlier = found.get(rule.kind)
    if (earlier && earlier.confidence >= rule.sure) continue
    found.set(rule.kind, { kind: rule.kind, confidence: rule.sure, spans: [...core, ...beside].slice(0, 4) })
  }
  return [...found.values()].sort((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind))
}

const gravity: UrgencyKind[] = [
  'self-harm',
  'threat',
  'card-theft',
  'fraud-in-progress',
  'system-failure',
  'media-exposure',
]
