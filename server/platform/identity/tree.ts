export type OrgUnit = {
  id: string
  code: string
  kind: 'head-office' | 'branch' | 'outlet' | 'department'
  name: string
  nameEn: string
  calendar: string
  parentId: string | null
  /** Today. A closed unit keeps its place, so that its past still counts under its branch. */
  isOpen: boolean
}

/** Today's organisation tree, as a value. */
export class OrgTree {
  readonly units: ReadonlyMap<string, OrgUnit>
  readonly #byCode: ReadonlyMap<string, OrgUnit>
  readonly #below = new Map<string, OrgUnit[]>()

  constructor(units: readonly OrgUnit[]) {
    this.units = new Map(units.map((unit) => [unit.id, unit]))
    this.#byCode = new Map(units.map((unit) => [unit.code, unit]))
    for (const unit of units)
      if (unit.parentId) this.#below.set(unit.parentId, [...(this.#below.get(unit.parentId) ?? []), unit])
  }

  unit(id: string): OrgUnit {
    const unit = this.units.get(id)
    if (!unit) throw new Error(`no organisation unit ${id}`)
    return unit
  }

  byCode(code: string): OrgUnit | undefined {
    return this.#byCode.get(code)
  }

  /** The unit itself, then its parent, up to head office. */
  upwards(id: string): OrgUnit[] {
    const path: OrgUnit[] = []
    for (
      let unit = this.units.get(id);
      unit && path.length < 20;
      unit = unit.parentId ? this.units.get(unit.parentId) : undefined
    )
      path.push(unit)
    return path
  }

  /** The unit and all below it. */
  subtree(id: string): OrgUnit[] {
    const unit = this.units.get(id)
    return unit ? [unit, ...(this.#below.get(id) ?? []).flatMap((child) => this.subtree(child.id))] : []
  }

  isBelow(id: string, ancestorId: string): boolean {
    return this.upwards(id).some((unit) => unit.id === ancestorId)
  }

  /** A unit that works today, by its code: nothing new goes to any other. */
  openByCode(code: string): OrgUnit | undefined {
    const unit = this.#byCode.get(code)
    return unit?.isOpen ? unit : undefined
  }

  get headOffice(): OrgUnit | undefined {
    for (const unit of this.units.values()) if (unit.kind === 'head-office') return unit
    return undefined
  }
}
