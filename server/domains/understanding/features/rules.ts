import { mentionsIn } from '../concepts/rules.ts'

/** What a model sees of a text: hashed features, their values, and where in the normalised text each stands. */
export type Features = { ids: Int32Array; values: Float32Array; starts: Int32Array; ends: Int32Array }

export const FEATURE_BITS = 17
const SLOTS = 2 ** FEATURE_BITS

/** A long story says what it is about at its beginning and its end; the middle is left out to keep the door fast. */
const HEAD = 420
const TAIL = 180

const FNV = 0x01000193
const seedOf = (kind: string) => [...kind].reduce((value, it) => Math.imul(value ^ it.charCodeAt(0), FNV), 0x811c9dc5)
const seeds = {
  character: seedOf('character'),
  word: seedOf('word'),
  part: seedOf('part'),
  concept: seedOf('concept'),
  next: seedOf('next'),
  together: seedOf('together'),
  shape: seedOf('shape'),
}

/** Meanings weigh more than letters: they are what carries over to wordings never seen. */
const weight = { character: 1, word: 1.2, part: 0.6, concept: 2, next: 1.5, together: 1.2, shape: 0.7 }

function settle(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x7feb352d)
  mixed ^= mixed >>> 15
  return mixed & (SLOTS - 1)
}

const hashWord = (text: string, start: number, end: number, seed: number) => {
  let value = seed
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ text.charCodeAt(at), FNV)
  return value
}

const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff
const isWordCharacter = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 39

class Gatherer {
  readonly seen = new Map<number, number>()
  readonly values: number[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []

  add(hash: number, value: number, start: number, end: number): void {
    const id = settle(hash)
    const place = this.seen.get(id)
    if (place === undefined) {
      this.seen.set(id, this.values.length)
      this.values.push(value)
      this.starts.push(start)
      this.ends.push(end)
    } else if (value > (this.values[place] as number)) {
      this.values[place] = value
    }
  }
}

function addCharacters(to: Gatherer, text: string, from: number, until: number): void {
  for (let start = from; start < until; start += 1) {
    if (!isHan(text.charCodeAt(start))) continue
    let value = seeds.character
    for (let at = start; at < Math.min(start + 4, until); at += 1) {
      const code = text.charCodeAt(at)
      if (!isHan(code) && at > start && code !== 63) break
      value = Math.imul(value ^ code, FNV)
      to.add(value, weight.character, start, at + 1)
    }
  }
}

function addWords(to: Gatherer, text: string, from: number, until: number): void {
  let before = 0
  let beforeStart = -1
  let at = from
  while (at < until) {
    if (!isWordCharacter(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const start = at
    while (at < until && isWordCharacter(text.charCodeAt(at))) at += 1
    const isNumber = text.charCodeAt(start) <= 57
    // Any amount is an amount: only its number of digits is kept.
    const word = isNumber ? Math.imul(seeds.word, at - start) : hashWord(text, start, at, seeds.word)
    to.add(word, isNumber ? weight.shape : weight.word, start, at)
    if (beforeStart >= 0) to.add(Math.imul(before ^ 0x5bd1e995, FNV) ^ word, weight.word, beforeStart, at)
    before = word
    beforeStart = start
    if (!isNumber) addParts(to, text, start, at)
  }
}

/** Parts of a word, its two ends marked, so that "pending" meets "spend" only in the middle. */
function addParts(to: Gatherer, text: string, start: number, end: number): void {
  const word = ` ${text.slice(start, end)} `
  for (let length = 3; length <= 5; length += 1) {
    for (let at = 0; at + length <= word.length; at += 1) {
      const from = Math.max(start, start + at - 1)
      to.add(hashWord(word, at, at + length, seeds.part), weight.part, from, Math.min(end, start + at - 1 + length))
    }
  }
}

const NEAR = 3

function addConcepts(to: Gatherer, text: string): void {
  const told = mentionsIn(text).flatMap(({ concepts, start, end }) =>
    concepts.map((concept) => ({ hash: hashWord(concept, 0, concept.length, seeds.concept), start, end })),
  )
  // How much of the text is about anything we know: a text that is about nothing known is out of scope.
  const known = Math.min(5, told.length)
  to.add(Math.imul(seeds.shape ^ (512 + known), FNV), weight.concept, 0, 0)
  for (const [at, { hash, start, end }] of told.entries()) {
    to.add(hash, weight.concept, start, end)
    const next = told[at + 1]
    if (next) to.add(Math.imul(hash ^ seeds.next, FNV) ^ next.hash, weight.next, start, next.end)
    for (const other of told.slice(at + 1, at + 1 + NEAR)) {
      const pair = Math.imul(hash ^ other.hash ^ seeds.together, FNV) + hash + other.hash
      to.add(pair | 0, weight.together, start, other.end)
    }
  }
}

function addShape(to: Gatherer, text: string): void {
  const size = Math.min(9, Math.floor(Math.log2(text.length + 1)))
  to.add(Math.imul(seeds.shape ^ size, FNV), weight.shape, 0, 0)
  for (const mark of '?!') {
    const at = text.indexOf(mark)
    if (at >= 0) to.add(Math.imul(seeds.shape ^ mark.charCodeAt(0), FNV), weight.shape, at, at + 1)
  }
  if (text.endsWith('?')) to.add(Math.imul(seeds.shape ^ 255, FNV), weight.shape, text.length - 1, text.length)
}

/** The features of a normalised text, scaled to length 1 so that a long text does not shout. */
export function featuresOf(text: string): Features {
  const to = new Gatherer()
  const headEnd = text.length <= HEAD + TAIL ? text.length : HEAD
  for (const [from, until] of headEnd === text.length
    ? [[0, headEnd]]
    : [
        [0, headEnd],
        [text.length - TAIL, text.length],
      ]) {
    addCharacters(to, text, from as number, until as number)
    addWords(to, text, from as number, until as number)
  }
  addConcepts(
    to,
    headEnd === text.length
      ? text
      : `${text.slice(0, HEAD)}${' '.repeat(text.length - HEAD - TAIL)}${text.slice(-TAIL)}`,
  )
  addShape(to, text)
  const length = Math.sqrt(to.values.reduce((sum, value) => sum + value * value, 0)) || 1
  return {
    ids: Int32Array.from(to.seen.keys()),
    values: Float32Array.from(to.values, (value) => value / length),
    starts: Int32Array.from(to.starts),
    ends: Int32Array.from(to.ends),
  }
}
