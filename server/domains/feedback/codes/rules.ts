import type { CodeKind } from '#contract/codes.ts'
import type { Label } from '#contract/words.ts'

/** Everything that a printed code stands for. */
export type CodeFacts = {
  id: string
  unitId: string
  kind: CodeKind
  counterId: string | null
  staffId: string | null
}

/** What is signed: a row that somebody points at another outlet, counter or person no longer bears its own signature. */
export const statementOf = ({ id, unitId, kind, counterId, staffId }: CodeFacts): string =>
  ['bihuan rating code', id, unitId, kind, counterId ?? '', staffId ?? ''].join('\n')

export type CodeAddress = { keyId: string; id: string; mac: Buffer }
const SHAPE = /^([\w-]{4})([\w-]{22})([\w-]{22})$/

/** 48 characters: which key, which code, and its signature; so short that a cheap camera reads the printed code. */
export const writeAddress = ({ keyId, id, mac }: CodeAddress): string =>
  `${keyId}${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}${mac.toString('base64url')}`

/** Undefined for what was never an address. The same code spelt otherwise (spare bits of Base64) is none either. */
export function readAddress(text: string): CodeAddress | undefined {
  const [, keyId, id, mac] = SHAPE.exec(text) ?? []
  if (!keyId || !id || !mac) return undefined
  const hex = Buffer.from(id, 'base64url').toString('hex')
  const address = {
    keyId,
    id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    mac: Buffer.from(mac, 'base64url'),
  }
  return writeAddress(address) === text ? address : undefined
}

export type CodeSurroundings = {
  unitClosedOn: string | null
  counterClosedAt: Date | null
  staffLeftOn: string | null
  staffUnitId: string | null
}

/** A code outlives what it names: the outlet is closed, the counter is gone, the person left or serves elsewhere. */
export const isIdle = (code: CodeFacts, around: CodeSurroundings, today: string): boolean =>
  (around.unitClosedOn !== null && around.unitClosedOn <= today) ||
  around.counterClosedAt !== null ||
  (around.staffLeftOn !== null && around.staffLeftOn <= today) ||
  (code.staffId !== null && around.staffUnitId !== code.unitId)

const COMPOUND = /^(欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|端木|轩辕|长孙|宇文)./u

/** As much of a name as the bank wants to hand out on paper: 王**, 欧阳**, all of it, or nothing. */
export function shownName(name: string, shown: 'none' | 'surname' | 'full'): Label | null {
  if (shown === 'none') return null
  if (shown === 'full') return { zh: name, en: name }
  const surname = COMPOUND.exec(name)?.[1] ?? [...name][0] ?? ''
  return { zh: `${surname}**`, en: `${surname}**` }
}
