import type { Span } from './file-store.ts'

/**
 * RFC 9110, 14.1: the part of a file that a player asks for when somebody seeks. Undefined: the whole of it, also where
 * several parts or nonsense are asked for; null: nothing of the file lies there.
 */
export function spanOf(range: string | undefined, bytes: number): Span | null | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') return Number(last) === 0 ? null : { from: Math.max(0, bytes - Number(last)), to: bytes - 1 }
  const from = Number(first)
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (last !== '' && Number(last) < from) return undefined
  return from < bytes ? { from, to } : null
}
