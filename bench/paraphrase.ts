import { fingerprint, likeness } from '#domains/understanding/likeness/rules.ts'
import { printWhenRun, rounded, rulerRows, spearman } from './measure.ts'

type Pair = { sentence1: string; sentence2: string; label: string }

/** Cosine of character pairs, the plain way, in the same run. */
function characterLikeness(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length }, (_, at) => text.slice(at, at + 2)).concat([...text]))
  const [one, other] = [pairs(a), pairs(b)]
  return [...one].filter((it) => other.has(it)).length / Math.sqrt(one.size * other.size || 1)
}

/** Same meaning or not, on pairs that nothing was trained on. */
export function bench() {
  const rows = rulerRows<Pair>('question-pairs.csv')
  if (!rows) return { bench: 'paraphrase', skipped: true }
  const same = rows.map(({ label }) => Number(label))
  const ours = rows.map(({ sentence1, sentence2 }) => likeness(fingerprint(sentence1), fingerprint(sentence2)))
  const plain = rows.map(({ sentence1, sentence2 }) => characterLikeness(sentence1, sentence2))
  return {
    bench: 'paraphrase',
    pairs: rows.length,
    spearman: rounded(spearman(ours, same) * 100, 1),
    characterSpearman: rounded(spearman(plain, same) * 100, 1),
  }
}

printWhenRun(import.meta, bench)
