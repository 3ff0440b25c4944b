export type UnitKind = 'head-office' | 'branch' | 'outlet' | 'department'
/** Days as they are written (2026-03-02): they compare as texts. */
export type Placement = { unitId: string; parentId: string; fromOn: string; untilOn: string | null }

const PARENTS: Record<UnitKind, readonly UnitKind[]> = {
  'head-office': [],
  branch: ['head-office', 'branch'],
  outlet: ['head-office', 'branch', 'outlet'],
  department: ['head-office', 'branch', 'outlet', 'department'],
}

export const mayStandUnder = (kind: UnitKind, parent: UnitKind): boolean => PARENTS[kind].includes(parent)

export const isOn = ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }, day: string): boolean =>
  fromOn <= day && (untilOn === null || untilOn > day)

/** The placements once a unit stands under another from a day on. */
export function placementsAfter(placements: readonly Placement[], moved: Placement): Placement[] {
  const others = placements.filter((it) => it.unitId !== moved.unitId || it.fromOn !== moved.fromOn)
  return [
    ...others.map((it) =>
      it.unitId === moved.unitId && isOn(it, moved.fromOn) ? { ...it, untilOn: moved.fromOn } : it,
    ),
    moved,
  ]
}

/**
 * The first day, from `fromOn` on, on which the placements would go round in a circle: also one that another move, which
 * is already planned, only brings about later.
 */
export function firstCircle(placements: readonly Placement[], fromOn: string): string | undefined {
  const days = [...new Set([fromOn, ...placements.map((it) => it.fromOn).filter((day) => day > fromOn)])].sort()
  return days.find((day) => {
    const parentOf = new Map(placements.filter((it) => isOn(it, day)).map((it) => [it.unitId, it.parentId]))
    return [...parentOf.keys()].some((start) => {
      const path = new Set<string>()
      for (let at: string | undefined = start; at !== undefined; at = parentOf.get(at)) {
        if (path.has(at)) return true
        path.add(at)
      }
      return false
    })
  })
}
