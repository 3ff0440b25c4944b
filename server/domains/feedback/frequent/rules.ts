import { bandKeys, type Fingerprint, likeness } from '#domains/understanding/likeness/rules.ts'

export type Said = { number: string; text: string; fingerprint: Fingerprint }
export type Group<V extends Said> = { leader: V; voices: V[] }

/**
 * Voices alike in meaning, the largest group first. A voice joins the group whose leader it is most like, so that a
 * chain of small steps never carries a group from one matter to another.
 */
export function groupAlike<V extends Said>(voices: readonly V[], atLeast: number): Group<V>[] {
  const groups: Group<V>[] = []
  const ledBy = new Map<number, number[]>()
  for (const voice of voices) {
    if (voice.fingerprint.length === 0) continue
    const keys = bandKeys(voice.fingerprint)
    const nearest = nearestAmong(voice, [...new Set(keys.flatMap((key) => ledBy.get(key) ?? []))], groups, atLeast)
    if (nearest) {
      nearest.voices.push(voice)
      continue
    }
    const at = groups.push({ leader: voice, voices: [voice] }) - 1
    for (const key of keys) ledBy.set(key, [...(ledBy.get(key) ?? []), at])
  }
  return groups.toSorted((a, b) => b.voices.length - a.voices.length || (a.leader.number < b.leader.number ? -1 : 1))
}

function nearestAmong<V extends Said>(
  voice: Said,
  candidates: readonly number[],
  groups: readonly Group<V>[],
  atLeast: number,
): Group<V> | undefined {
  let best: { group: Group<V>; alike: number } | undefined
  for (const at of candidates) {
    const group = groups[at] as Group<V>
    const alike = likeness(voice.fingerprint, group.leader.fingerprint)
    if (alike >= atLeast && alike > (best?.alike ?? 0)) best = { group, alike }
  }
  return best?.group
}

export const countAlike = (leader: Said, voices: readonly Said[], atLeast: number): number =>
  voices.filter((voice) => likeness(voice.fingerprint, leader.fingerprint) >= atLeast).length

// ── what a group is called

const RUN = /\p{Script=Han}+|[a-z']+(?: [a-z']+)*/gu
const LONGEST_HAN = 8
const LONGEST_LATIN = 3

/** The phrases of a text: stretches of Chinese characters, of Latin words up to three. */
function phrasesIn(text: string): Set<string> {
  const phrases = new Set<string>()
  for (const [run] of fold(text).matchAll(RUN)) {
    const isHan = /\p{Script=Han}/u.test(run)
    const tokens = isHan ? [...run] : run.split(' ')
    for (let from = 0; from < tokens.length; from++)
      for (let length = isHan ? 2 : 1; length <= (isHan ? LONGEST_HAN : LONGEST_LATIN); length++) {
        if (from + length > tokens.length) break
        phrases.add(tokens.slice(from, from + length).join(isHan ? '' : ' '))
      }
  }
  return phrases
}

export type Naming = { leastVoices: number; mostWords: number; emptyEnds: string }
export type Background = { texts: number; shareOf(phrase: string): number }

const BACKGROUND_TEXTS = 2000
const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** How common a phrase is among a week's voices, from an even sample of them. */
export function backgroundOf(texts: readonly string[]): Background {
  const step = Math.max(1, Math.ceil(texts.length / BACKGROUND_TEXTS))
  const sample = texts.filter((_, at) => at % step === 0).map(fold)
  return {
    texts: sample.length,
    shareOf: (phrase) => sample.filter((text) => text.includes(phrase)).length / Math.max(1, sample.length),
  }
}

function countPhrases(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const phrase of phrasesIn(text)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  return counts
}

/**
 * The typical words of a group: phrases that several of its customers used, that others use seldom, and that do not say
 * the same twice. What only one or two customers said never names a group, and so tells nothing of them.
 */
export function typicalWords(texts: readonly string[], background: Background, naming: Naming): string[] {
  const least = Math.max(naming.leastVoices, Math.ceil(texts.length * 0.25))
  const empty = new Set(naming.emptyEnds)
  const says = (phrase: string) => {
    const characters = [...phrase]
    return !empty.has(characters[0] as string) && !empty.has(characters.at(-1) as string)
  }
  const scored = [...countPhrases(texts)]
    .filter(([phrase, count]) => count >= least && says(phrase))
    .map(([phrase, count]) => {
      const share = count / texts.length
      const lift = share / Math.max(background.shareOf(phrase), 1 / Math.max(1, background.texts))
      return { phrase, score: share * Math.log(1 + lift) * Math.sqrt([...phrase].length) }
    })
    .toSorted((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
  const chosen: string[] = []
  for (const { phrase } of scored) {
    if (chosen.length >= naming.mostWords) break
    if (!chosen.some((other) => overlap(other, phrase))) chosen.push(phrase)
  }
  return chosen
}

/** One within the other, or beginning where the other ends: 转账限 and 账限额. */
function overlap(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  const [one, other] = [[...a], [...b]]
  for (let length = Math.min(one.length, other.length) - 1; length >= 1; length--) {
    if (one.slice(-length).join('') === other.slice(0, length).join('')) return true
    if (other.slice(-length).join('') === one.slice(0, length).join('')) return true
  }
  return false
}
