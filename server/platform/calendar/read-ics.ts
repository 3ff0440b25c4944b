import type { AnnouncedDay, Announcement, DayProblem } from './announced-day.ts'
import { type Day, dayOf, formatDay, parseDay } from './day.ts'
import { type IcsEvent, type IcsProperty, readEvents } from './ics-component.ts'
import type { DayKind } from './layer.ts'

/** The longest holiday announced so far is of ten days (2020). */
const DAYS_OF_AN_EVENT_AT_MOST = 31

/**
 * A published holiday calendar: whole-day events, of which DTEND is the day after the last, marked 休 or 班 in SUMMARY or by
 * X-APPLE-SPECIAL-DAY. Make-up days that are entered as a shift of hours (09:00 to 18:00) are read as their day.
 */
export function readIcs(text: string): Announcement {
  const { events, unreadableLines } = readEvents(text)
  const days: AnnouncedDay[] = []
  const problems: DayProblem[] = []
  for (const event of events) {
    if (event.properties.get('STATUS')?.value === 'CANCELLED') continue
    const read = readEvent(event)
    if ('code' in read) problems.push(read)
    else for (let day = read.first; day <= read.last; day++) days.push({ line: event.line, day, ...read.mark })
  }
  for (const line of unreadableLines) problems.push({ line, code: 'unreadable', text: '' })
  return { days, problems }
}

type ReadEvent = { first: Day; last: Day; mark: { kind: DayKind; name: string } }

function readEvent({ line, properties }: IcsEvent): ReadEvent | DayProblem {
  const summary = unescaped(properties.get('SUMMARY')?.value ?? '')
  const start = properties.get('DTSTART')
  const repeats = properties.get('RRULE') ?? properties.get('RDATE')
  if (repeats) return { line: repeats.line, code: 'recurs', text: summary }
  const first = start && dayAt(start, 0)
  if (first === undefined) return { line: start?.line ?? line, code: 'no-day', text: start?.value ?? '' }
  const last = lastDay(properties, first)
  if (last === undefined || last < first || last - first >= DAYS_OF_AN_EVENT_AT_MOST)
    return {
      line: (properties.get('DTEND') ?? properties.get('DURATION'))?.line ?? line,
      code: 'no-day',
      text: summary,
    }
  const kind = kindOf(summary, properties.get('X-APPLE-SPECIAL-DAY')?.value)
  if (!kind) return { line: properties.get('SUMMARY')?.line ?? line, code: 'no-kind', text: summary }
  const name = nameOf(summary)
  return name ? { first, last, mark: { kind, name } } : { line, code: 'no-name', text: summary }
}

function lastDay(properties: IcsEvent['properties'], first: Day): Day | undefined {
  const end = properties.get('DTEND')
  if (end) {
    const last = dayAt(end, 1)
    // Some publishers write the day itself as its end.
    return last === first - 1 && end.value === properties.get('DTSTART')?.value ? first : last
  }
  const duration = properties.get('DURATION')?.value
  if (!duration) return first
  const [, weeks = 0, days = 0] = /^P(?:(\d+)W|(\d+)D)$/.exec(duration) ?? []
  const length = Number(weeks) * 7 + Number(days)
  return length > 0 ? first + length - 1 : undefined
}

const CHINESE_ZONES = ['Asia/Shanghai', 'PRC', 'China Standard Time']

/** The day in Shanghai of `20261001`, `20261001T090000` or `20261001T010000Z`; with `before` 1, of the moment just before it. */
function dayAt({ value, parameters }: IcsProperty, before: 0 | 1): Day | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(value)
  const day = match ? parseDay(`${match[1]}-${match[2]}-${match[3]}`) : undefined
  if (!match || day === undefined) return undefined
  const [, , , , hour, minute, second, utc] = match
  if (hour === undefined) return day - before
  if (!utc && !CHINESE_ZONES.includes(parameters.get('TZID') ?? 'Asia/Shanghai')) return undefined
  const moment = Date.parse(`${formatDay(day)}T${hour}:${minute}:${second}${utc ? 'Z' : '+08:00'}`)
  return Number.isNaN(moment) ? undefined : dayOf(new Date(moment - before))
}

/** 调休 alone can mean either side of the exchange, so it says nothing; where two marks contradict, neither is believed. */
function kindOf(summary: string, specialDay: string | undefined): DayKind | undefined {
  const words = summary.replaceAll('调休', '')
  const kinds = new Set<DayKind>()
  if (words.includes('班') || specialDay === 'ALTERNATE-WORKDAY') kinds.add('working')
  if (/休|假期|放假/.test(words) || specialDay === 'WORK-HOLIDAY') kinds.add('rest')
  const [kind] = kinds
  return kinds.size === 1 ? kind : undefined
}

/** `国庆节（班）` and `国庆节 补班 第1天/共2天` are 国庆节. */
const nameOf = (summary: string) =>
  summary
    .replace(/[（(]\s*[休班]\s*[)）]/, '')
    .replace(/\s*第\d+天\/共\d+天\s*$/, '')
    .replace(/\s*(调休)?(假期|放假|休息|补休|补班|上班|调休)\s*$/, '')
    .trim()

const unescaped = (text: string) => text.replace(/\\([\\;,])/g, '$1').replace(/\\n/gi, ' ')
