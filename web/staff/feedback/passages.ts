/** Part of a text, in code units: [start, end). */
export type Passage = { start: number; end: number }

/** What is typed and what is written meet half-width, in small letters; each unit keeps its place in the original. */
function folded(text: string) {
  let plain = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const small = character.normalize('NFKC').toLowerCase()
    for (let unit = 0; unit < small.length; unit++) places.push(at)
    plain += small
    at += character.length
  }
  places.push(at)
  return { plain, places }
}

/** Every place where one of the words stands in the text: in order, overlapping ones joined. */
export function passagesOf(text: string, words: readonly string[]): Passage[] {
  const { plain, places } = folded(text)
  const found: Passage[] = []
  for (const word of words) {
    const { plain: sought } = folded(word)
    if (sought === '') continue
    for (let at = plain.indexOf(sought); at >= 0; at = plain.indexOf(sought, at + sought.length)) {
      const last = places[at + sought.length - 1] ?? 0
      const end = places.find((place) => place > last) ?? text.length
      found.push({ start: places[at] ?? 0, end })
    }
  }
  return joined(found)
}

function joined(passages: Passage[]): Passage[] {
  const all: Passage[] = []
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const before = all.at(-1)
    if (before && start <= before.end) before.end = Math.max(before.end, end)
    else all.push({ start, end })
  }
  return all
}

const chinese = /^\p{Script=Han}+$/u

/**
 * Where a search met the text. The server asks for all pairs of neighbouring characters, wherever they stand: a word
 * that is not there as a whole is shown by its pairs.
 */
export function searchedIn(text: string, search: string): Passage[] {
  const words = search.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []
  return joined(
    words.flatMap((word) => {
      const whole = passagesOf(text, [word])
      if (whole.length > 0 || !chinese.test(word)) return whole
      const characters = [...word]
      return passagesOf(
        text,
        characters.slice(1).map((character, at) => `${characters[at]}${character}`),
      )
    }),
  )
}

const shownBefore = 16

/** Where two lines of a text should begin so that the first match is among them; 0 where it is near the start. */
export function beginningFor(text: string, matches: readonly Passage[], seen = 60): number {
  const first = matches[0]
  if (!first || first.end <= seen) return 0
  const before = [...text.slice(0, first.start)]
  return before.slice(0, Math.max(0, before.length - shownBefore)).join('').length
}

export type Segment<K> = { start: number; text: string; kinds: K[] }

/** A text cut wherever a passage of some kind begins or ends; put together, the segments are the text. */
export function segmentsOf<K>(text: string, passages: readonly (Passage & { kind: K })[]): Segment<K>[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of passages) cuts.add(start).add(end)
  const at = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).toSorted((a, b) => a - b)
  return at.slice(0, -1).map((start, index) => {
    const end = at[index + 1] ?? text.length
    const kinds = passages.filter((passage) => passage.start <= start && passage.end >= end).map(({ kind }) => kind)
    return { start, text: text.slice(start, end), kinds: [...new Set(kinds)] }
  })
}
