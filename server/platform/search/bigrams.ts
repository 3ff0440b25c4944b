const CHINESE = /\p{Script=Han}+/gu
const WORD = /[a-z0-9]+/g
/** A lexeme of tsvector is at most 2,046 bytes and a vector 1 MB; a text of 20,000 characters stays far below. */
const MAX_LEXEMES = 4000

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Two neighbouring Chinese characters are one lexeme, a lone one stands for itself; Latin words and numbers are whole. */
function* lexemes(text: string): Generator<string> {
  const folded = fold(text)
  for (const [run] of folded.matchAll(CHINESE)) {
    const characters = [...run]
    if (characters.length === 1) yield run
    for (let i = 0; i + 1 < characters.length; i++) yield `${characters[i]}${characters[i + 1]}`
  }
  for (const [word] of folded.matchAll(WORD)) yield word.slice(0, 100)
}

/** The text of a `tsvector` for what may be searched: PostgreSQL's own parser does not cut Chinese. */
export function bigramVector(...texts: (string | null | undefined)[]): string {
  const found = new Set<string>()
  for (const text of texts)
    for (const lexeme of lexemes(text ?? '')) {
      if (found.size >= MAX_LEXEMES) break
      found.add(lexeme)
    }
  // Lexemes are Han characters, Latin letters and digits only: nothing in them needs escaping.
  return [...found].map((lexeme) => `'${lexeme}'`).join(' ')
}

/** The text of a `tsquery` that asks for all of it; undefined where nothing in it can be searched. */
export function bigramQuery(text: string): string | undefined {
  const found = [...new Set(lexemes(text))].slice(0, 60)
  // A lone character would match only lone characters: it asks for every bigram that begins with it.
  return found.length > 0
    ? found
        .map((lexeme) => ([...lexeme].length === 1 && /\p{Script=Han}/u.test(lexeme) ? `'${lexeme}':*` : `'${lexeme}'`))
        .join(' & ')
    : undefined
}
