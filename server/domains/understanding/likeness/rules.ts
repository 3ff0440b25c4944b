import { mentionsIn } from '../concepts/rules.ts'
import { normalise } from '../normalise/rules.ts'
import { readTable } from '../words.ts'

/**
 * What a text is about, small enough for a row: at most 48 whole numbers in ascending order, each a feature's hash
 * above and its weight below. It fits a PostgreSQL int[].
 */
export type Fingerprint = readonly number[]

const MOST_FEATURES = 48
const WEIGHT_BITS = 6
const WEIGHTS = 2 ** WEIGHT_BITS
/** 25 bits of hash above 6 of weight keep every number positive in 32 bits. */
const HASH_BITS = 25

/** In how many texts of the corpus a feature stands: what everybody says tells little about anybody. */
const counts = new Map(readTable('commonness.tsv').map(([name = '', count]) => [name, Number(count)]))
const texts = counts.get('texts') ?? 1
const RARE = 12
const weigh = (name: string) => Math.log(1 + texts / (1 + (counts.get(name) ?? RARE))) ** 0.4

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3ce1)
  return (value ^ (value >>> 13)) >>> (32 - HASH_BITS)
}

const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff

/** The features of a normalised text: meanings, characters, pairs of them, Latin words and numbers. */
export function featureNamesOf(text: string): string[] {
  const names = mentionsIn(text).flatMap(({ concepts }) => concepts.map((concept) => `=${concept}`))
  names.push(...(text.match(/[a-z]+|\d+/g) ?? []))
  for (let at = 0; at < text.length; at += 1) {
    if (!isHan(text.charCodeAt(at))) continue
    names.push(text.charAt(at))
    if (isHan(text.charCodeAt(at + 1))) names.push(text.slice(at, at + 2))
  }
  return names
}

// Measured on half of BQ's pairs (Spearman x 100): pairs at 0.3 to 0.4 of a character 48, as much as one 46, none 45.
const PAIR = 0.4
const isPair = (name: string) => name.length === 2 && isHan(name.charCodeAt(0))
const weightOf = (name: string) => weigh(name) * (isPair(name) ? PAIR : 1)

/** Manual 4.2.2: twenty customers say one thing in twenty ways; a burst and "the same complaint again" are found by this. */
export function fingerprint(text: string): Fingerprint {
  const names = new Set(featureNamesOf(normalise(text)))
  const heaviest = [...names]
    .map((name): [string, number] => [name, weightOf(name)])
    .sort(([a, heavy], [b, heavier]) => heavier - heavy || (a < b ? -1 : 1))
    .slice(0, MOST_FEATURES)
  const byHash = new Map<number, number>()
  for (const [feature, weight] of heaviest) {
    const step = Math.max(1, Math.min(WEIGHTS - 1, Math.round(weight * 20)))
    byHash.set(hash(feature), Math.max(byHash.get(hash(feature)) ?? 0, step))
  }
  return [...byHash].sort(([a], [b]) => a - b).map(([feature, step]) => feature * WEIGHTS + step)
}

/** 0 nothing in common, 1 the same meaning word for word: cosine of the weighted features. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let [atA, atB, common, lengthA, lengthB] = [0, 0, 0, 0, 0]
  for (const number of a) lengthA += (number % WEIGHTS) ** 2
  for (const number of b) lengthB += (number % WEIGHTS) ** 2
  if (lengthA === 0 || lengthB === 0) return 0
  while (atA < a.length && atB < b.length) {
    const one = a[atA] as number
    const other = b[atB] as number
    const difference = Math.floor(one / WEIGHTS) - Math.floor(other / WEIGHTS)
    if (difference === 0) common += (one % WEIGHTS) * (other % WEIGHTS)
    if (difference <= 0) atA += 1
    if (difference >= 0) atB += 1
  }
  return common / Math.sqrt(lengthA * lengthB)
}

export const likeTexts = (a: string, b: string): number => likeness(fingerprint(a), fingerprint(b))

const HEAVIEST_FOR_BANDS = 7

/**
 * Keys under which like texts meet in a GIN index (`band_keys && $1`): every pair of the seven heaviest features, so
 * two texts that share two of what they are mostly about are candidates, and `likeness` decides.
 */
export function bandKeys(print: Fingerprint): number[] {
  const heaviest = [...print].sort((a, b) => (b % WEIGHTS) - (a % WEIGHTS) || a - b).slice(0, HEAVIEST_FOR_BANDS)
  const features = heaviest.map((number) => Math.floor(number / WEIGHTS)).sort((a, b) => a - b)
  if (features.length === 1) return features
  return features.flatMap((one, at) => features.slice(at + 1).map((other) => hash(`${one}&${other}`)))
}
