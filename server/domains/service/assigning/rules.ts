/** What the plan looks at in a case that is to move. */
export type Movable = {
  caseId: string
  ownerId: string | null
  stage: string
  subjectStaffId: string | null
  hasHandOver: boolean
  /** When its leading promise falls due; null without one. */
  dueAt: Date | null
}
/** And in a colleague who is to take it. */
export type Taker = { id: string; open: number; mayWork: boolean; isAway: boolean; reaches: ReadonlySet<string> }

/** Why this case does not go to this colleague, as a refusal's code. `reaches` holds the cases that they may see. */
export function moveRefusal(one: Movable, taker: Taker): string | undefined {
  if (one.stage === 'closed') return 'case.wrong-stage'
  if (one.hasHandOver) return 'case.hand-over-waiting'
  if (one.ownerId === taker.id) return 'assign.owner-already'
  // Chapter 7, recusal: whom it is about does not handle it either.
  if (one.subjectStaffId === taker.id) return 'case.recused'
  if (!taker.mayWork) return 'hand-over.cannot-work'
  if (taker.isAway) return 'assign.away'
  if (!taker.reaches.has(one.caseId)) return 'assign.out-of-reach'
  return undefined
}

export type Planned = { caseId: string; toId: string | null; refusal: string | null }

/**
 * Shares cases out: the most urgent first, each to who carries least at that moment among those who may have it; of equal
 * ones to the one named first. Where nobody may, it says why the first could not.
 */
export function shareOut(cases: readonly Movable[], takers: readonly Taker[]): Planned[] {
  const open = new Map(takers.map((taker) => [taker.id, taker.open]))
  const carried = (taker: Taker) => open.get(taker.id) ?? 0
  const due = (one: Movable) => one.dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  return cases
    .toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0))
    .map((one) => {
      const able = takers.filter((taker) => moveRefusal(one, taker) === undefined)
      const [first] = able.toSorted((a, b) => carried(a) - carried(b))
      if (!first)
        return { caseId: one.caseId, toId: null, refusal: moveRefusal(one, takers[0] as Taker) ?? 'not-allowed' }
      open.set(first.id, carried(first) + 1)
      return { caseId: one.caseId, toId: first.id, refusal: null }
    })
}

/** How long a move may be taken back: long enough to see a mistake, short enough that nobody has begun on it. */
export const UNDO_MINUTES = 10
export const undoUntil = (at: Date): Date => new Date(at.getTime() + UNDO_MINUTES * 60_000)
