import { createHash } from 'node:crypto'

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Manual 4.3: a tenth, rounded up, so that a quiet outlet is still looked at: 0 of 0, 1 of 1, 1 of 10, 2 of 11. */
export const sampleSize = (population: number, percent: number): number =>
  // Whole percents: 100 * 0.07 is 7.000000000000001, which would round up to 8.
  Math.ceil((population * percent) / 100)

/** What is published at the start of a month: it binds the secret and tells nothing about it. */
export const commitmentTo = (secret: Uint8Array): Buffer => sha256('bihuan look-back secret', secret)

/** What was resolved, as one value: an item slipped in or taken away afterwards shows. */
export const digestPopulation = (caseIds: readonly string[]): Buffer => sha256(caseIds.toSorted().join('\n'))

/**
 * The seed of one unit's draw. The secret was bound before the month's items existed, and the beacon (the ledger's
 * checkpoint of the month's last day) is known to nobody before it is over: neither side can choose the seed.
 */
export const seedOf = (secret: Uint8Array, beacon: Uint8Array, month: string, unitId: string): Buffer =>
  sha256('bihuan look-back seed', secret, beacon, month, unitId)

/** The same seed and cases give the same sample in any order, so an auditor can draw it again. */
export function drawSample(caseIds: readonly string[], seed: Uint8Array, percent: number): string[] {
  const lots = caseIds
    .map((id) => ({ id, lot: sha256(seed, id).toString('hex') }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return lots.slice(0, sampleSize(caseIds.length, percent)).map(({ id }) => id)
}

export type Resolved = {
  caseId: string
  unitId: string
  resolvedBy: string | null
  ownerId: string | null
  subjectStaffId: string | null
  subjectUnitId: string | null
}
export type Checker = { staffId: string; unitId: string; personKey: string; load: number }

/**
 * Who looks: not who resolved or owns the case, nor the same human under another account, nor whom or whose unit it is
 * about (chapter 7, recusal); of the others who has least to do, drawn by the seed where they are equal.
 */
export function chooseChecker(
  item: Resolved,
  checkers: readonly Checker[],
  personKeyOf: (staffId: string) => string | undefined,
  seed: Uint8Array,
): Checker | undefined {
  const partial = new Set(
    [item.resolvedBy, item.ownerId, item.subjectStaffId].flatMap((id) => (id ? [personKeyOf(id)] : [])),
  )
  const lot = (checker: Checker) => sha256(seed, item.caseId, checker.staffId).toString('hex')
  return checkers
    .filter(
      (checker) =>
        !partial.has(checker.personKey) && checker.unitId !== item.subjectUnitId && checker.unitId !== item.unitId,
    )
    .toSorted((a, b) => a.load - b.load || (lot(a) < lot(b) ? -1 : 1))[0]
}
