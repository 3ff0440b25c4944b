import { bandKeys, fingerprint, likeness } from '#domains/understanding/likeness/rules.ts'
import { printWhenRun, rounded, rulerRows } from './measure.ts'

type Cluster = { cluster: number; utterances: string[] }

/** Is the nearest neighbour of an utterance another of its own group, and how many are found by the index keys alone? */
export function bench() {
  const clusters = rulerRows<Cluster>('question-clusters.jsonl')
  if (!clusters) return { bench: 'clusters', skipped: true }
  const said = clusters.flatMap(({ cluster, utterances }) =>
    utterances.map((text) => ({ cluster, print: fingerprint(text), keys: new Set(bandKeys(fingerprint(text))) })),
  )
  let [first, amongFive, met, candidates] = [0, 0, 0, 0]
  for (const one of said) {
    const others = said.filter((other) => other !== one)
    const near = others
      .map((other) => ({ other, alike: likeness(one.print, other.print) }))
      .sort((a, b) => b.alike - a.alike)
    if (near[0]?.other.cluster === one.cluster) first += 1
    if (near.slice(0, 5).some(({ other }) => other.cluster === one.cluster)) amongFive += 1
    const indexed = others.filter(({ keys }) => [...keys].some((key) => one.keys.has(key)))
    candidates += indexed.length
    if (indexed.some(({ cluster }) => cluster === one.cluster)) met += 1
  }
  return {
    bench: 'clusters',
    utterances: said.length,
    at1: rounded(first / said.length),
    at5: rounded(amongFive / said.length),
    metInIndex: rounded(met / said.length),
    candidatesEach: Math.round(candidates / said.length),
  }
}

printWhenRun(import.meta, bench)
