import { readWords } from '../words.ts'

/** A text in the one form that everything compares, with the place in the original that each character came from. */
export type Normalised = { text: string; from: number[] }

const simplified = new Map(
  readWords('traditional.txt')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '))
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

// Zero-width characters, direction marks, variation selectors, soft hyphens and tags: they split words unseen.
const invisible = /\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/u
const blank = /\s/
const isPlain = (code: number) => (code > 0x20 && code < 0x41) || (code > 0x5a && code < 0x7f)
const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff
const isDigit = (character: string) => character >= '0' && character <= '9'

/** One code point in its compatibility form, simplified and in lower case: Ａ→a, ①→1, 錢→钱; '' where nothing shows. */
function plain(point: string): string {
  const code = point.charCodeAt(0)
  if (isPlain(code)) return point
  if (isHan(code)) return simplified.get(point) ?? point
  if (invisible.test(point)) return ''
  if (blank.test(point)) return ' '
  const folded = point.normalize('NFKC').toLowerCase()
  return simplified.get(folded) ?? folded
}

/**
 * Keeps at most two of the same character in a row, because "！！！！" says no more than "！！"; digits are left
 * alone: 10000 is not 100.
 */
export function normaliseWithPlaces(original: string): Normalised {
  let text = ''
  const from: number[] = []
  let at = 0
  for (const point of original.normalize('NFC')) {
    for (const character of plain(point)) {
      const last = text.at(-1)
      const repeats = last === character && (character === ' ' || text.at(-2) === character) && !isDigit(character)
      const leadingBlank = character === ' ' && text === ''
      if (repeats || leadingBlank) continue
      text += character
      for (let unit = 0; unit < character.length; unit += 1) from.push(at)
    }
    at += point.length
  }
  if (text.endsWith(' ')) {
    text = text.slice(0, -1)
    from.pop()
  }
  return { text, from }
}

/** Manual 5.1.2: full width, traditional, invisible and repeated characters must not hide what was said. */
export const normalise = (text: string): string => normaliseWithPlaces(text).text
