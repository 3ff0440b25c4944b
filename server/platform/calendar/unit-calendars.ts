import type { OrgTree } from '../identity/tree.ts'
import { type Calendar, createCalendar } from './calendar.ts'
import type { Layer, NationalLayer } from './layer.ts'

/** The calendar that all others lie upon. */
export const NATION = 'cn'
/** Calendars of lines of business are named so; any other name is a unit's code. */
export const LINE_PREFIX = 'line-'

/** All layers of a bank, by the name of their calendar. */
export type Layers = { national: NationalLayer; others: ReadonlyMap<string, Layer> }

/** The calendar of a unit: the nation's, its line's, its own, each overriding the one before; made once per stack. */
export function unitCalendars(tree: OrgTree, { national, others }: Layers): (unitId: string) => Calendar {
  const calendars = new Map<string, Calendar>()
  return (unitId) => {
    const path = tree.upwards(unitId).toReversed()
    const names = new Set([
      ...path.map((unit) => unit.calendar).filter((name) => name !== NATION),
      ...path.map((unit) => unit.code),
    ])
    const present = [...names].filter((name) => others.has(name))
    const key = present.join(' ')
    const known = calendars.get(key)
    if (known) return known
    const made = createCalendar([national, ...present.map((name) => others.get(name) as Layer)])
    calendars.set(key, made)
    return made
  }
}
