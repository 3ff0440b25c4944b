import { sql } from 'kysely'
import type { Calendar } from './calendar/calendar.ts'
import { parseDay } from './calendar/day.ts'
import type { DayStatus, Layer, Mark } from './calendar/layer.ts'
import { type Layers, LINE_PREFIX, NATION, unitCalendars } from './calendar/unit-calendars.ts'
import type { Config } from './config.ts'
import type { Db } from './db/db.ts'
import { OrgTree, type OrgUnit } from './identity/tree.ts'
import type { Manual } from './manual/manual.ts'

/** Everything that is the same for all transactions of one epoch: read once, used by many. */
export type Configuration = {
  epoch: bigint
  /** Days since 1970 in Shanghai: a tree is one day's. */
  day: number
  tree: OrgTree
  manual: Manual
  isSandbox: boolean
  /** Where customers reach this bank: the beginning of every link in a message. */
  publicUrl: string
  /** The calendar of a unit: the nation's, its line's, its own, each overriding the one before. */
  calendarOf(unitId: string): Calendar
  /** What those calendars are stacked from. */
  layers: Layers
}

export async function readConfiguration(
  db: Db,
  epoch: bigint,
  day: number,
  manual: Manual,
  { sandbox: isSandbox, publicUrl }: Pick<Config, 'sandbox' | 'publicUrl'>,
): Promise<Configuration> {
  const tree = new OrgTree(await readUnits(db, day))
  const layers = await readLayers(db, manual)
  return {
    epoch,
    day,
    tree,
    manual,
    isSandbox,
    publicUrl,
    calendarOf: unitCalendars(tree, layers),
    layers,
  }
}

async function readUnits(db: Db, day: number): Promise<OrgUnit[]> {
  const { rows } = await sql<OrgUnit>`
    select u.id, u.code, u.kind, coalesce(n.name, u.name) as name, coalesce(n.name_en, u.name_en) as name_en, u.calendar,
      p.parent_id, is_held(u.opened_on, u.closed_on, date '1970-01-01' + ${day}::int) as is_open
    from org_unit u
    left join org_placement p on p.unit_id = u.id and is_held(p.from_on, p.until_on, date '1970-01-01' + ${day}::int)
    left join lateral (select name, name_en from org_unit_name where unit_id = u.id and from_on <= date '1970-01-01' + ${day}::int
      order by from_on desc limit 1) n on true
    order by u.code`.execute(db)
  return rows
}

async function readLayers(db: Db, manual: Manual): Promise<Layers> {
  const days = await db.selectFrom('calendarDay').selectAll().execute()
  const years = await db
    .selectFrom('calendarYear')
    .select(['year', 'status'])
    .where('calendar', '=', NATION)
    .orderBy('year')
    .execute()
  const marks = Map.groupBy(days, (row) => row.calendar)
  const marksOf = (name: string): Map<number, Mark> =>
    new Map(
      (marks.get(name) ?? []).map((row) => [
        parseDay(row.day) as number,
        { kind: row.kind as Mark['kind'], name: row.name, source: row.source },
      ]),
    )
  const others = new Map<string, Layer>(
    [...marks.keys()]
      .filter((name) => name !== NATION)
      .map((name) => [name, { level: name.startsWith(LINE_PREFIX) ? 'line' : 'branch', days: marksOf(name) }]),
  )
  const loaded = new Map(years.map(({ year, status }) => [year, status as DayStatus]))
  return {
    national: {
      level: 'national',
      days: marksOf(NATION),
      years: loaded,
      workingWeek: manual.china.workingWeek,
      openingHours: manual.china.openingHours,
    },
    others,
  }
}
