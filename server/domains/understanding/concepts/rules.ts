import { readList } from '../words.ts'

/** A word of the lexicon where it stands in a normalised text. */
export type Mention = { concepts: readonly string[]; start: number; end: number }

type Branch = { next: Map<number, Branch>; concepts: string[] }

const sprout = (): Branch => ({ next: new Map(), concepts: [] })

function plant(lexicon: Record<string, readonly (string | number)[]>): Branch {
  const root = sprout()
  for (const [concept, words] of Object.entries(lexicon)) {
    for (const word of words) {
      let branch = root
      for (const code of codesOf(String(word))) {
        const next = branch.next.get(code) ?? sprout()
        branch.next.set(code, next)
        branch = next
      }
      branch.concepts.push(concept)
    }
  }
  return root
}

const codesOf = (word: string) => Array.from({ length: word.length }, (_, at) => word.charCodeAt(at))
const isLatin = (code: number) => code >= 97 && code <= 122
const isDigit = (code: number) => code >= 48 && code <= 57

const lexicon = plant(readList('concepts.yaml'))

/** The longest words of the lexicon from left to right, none overlapping; a Latin word or a number only as a whole. */
export function mentionsIn(text: string, root: Branch = lexicon): Mention[] {
  const found: Mention[] = []
  let at = 0
  while (at < text.length) {
    const before = at === 0 ? 0 : text.charCodeAt(at - 1)
    const first = text.charCodeAt(at)
    const insideWord = (isLatin(first) && isLatin(before)) || (isDigit(first) && isDigit(before))
    const mention = insideWord ? undefined : longestFrom(text, at, root)
    if (mention) found.push(mention)
    at = mention ? mention.end : at + 1
  }
  return found
}

function longestFrom(text: string, start: number, root: Branch): Mention | undefined {
  let branch: Branch | undefined = root
  let longest: Mention | undefined
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    branch = branch.next.get(code)
    if (!branch) break
    const after = text.charCodeAt(at + 1)
    const cutsWord = (isLatin(code) && isLatin(after)) || (isDigit(code) && isDigit(after))
    if (branch.concepts.length > 0 && !cutsWord) longest = { concepts: branch.concepts, start, end: at + 1 }
  }
  return longest
}
