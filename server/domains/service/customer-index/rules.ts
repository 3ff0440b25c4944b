import { normalise } from '#domains/understanding/normalise/rules.ts'

/** By which rules a customer's search words are made; raised with them, so that a job makes the older ones anew. */
export const SEARCH_VERSION = 1

const TAIL = /^\d{4}$/
const LETTERS = /^[a-z]{2,40}$/

/** What somebody who looks for a customer has typed. Traditional and full-width characters ask for the same. */
export type Asked =
  | { by: 'tail'; digits: string }
  | { by: 'spelling'; letters: string }
  | { by: 'words'; words: string }

export function readAsked(search: string): Asked {
  const text = normalise(search)
  if (TAIL.test(text)) return { by: 'tail', digits: text }
  const letters = text.replaceAll(' ', '')
  return LETTERS.test(letters) ? { by: 'spelling', letters } : { by: 'words', words: text }
}

export const tailOf = (number: string | null): string | undefined =>
  /(\d{3}[\dx])$/i.exec(number ?? '')?.[1]?.toLowerCase()

/** Lexemes beside the name's own: they begin with what they are, so that no name can be mistaken for one. */
export const tailLexeme = (digits: string): string => `tail${digits}`
export const spellingLexeme = (letters: string): string => `py${letters}`
