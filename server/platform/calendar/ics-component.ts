export type IcsProperty = { line: number; parameters: ReadonlyMap<string, string>; value: string }
export type IcsEvent = { line: number; properties: ReadonlyMap<string, IcsProperty> }

/**
 * The events of an iCalendar text (RFC 5545) with the lines on which they stand: long lines unfolded, names in capitals, and what
 * belongs to a part of an event, such as the alarm's own description, left out. Lines that are no property, and events that are never
 * closed, are in `unreadableLines`.
 */
export function readEvents(text: string): { events: IcsEvent[]; unreadableLines: number[] } {
  const events: IcsEvent[] = []
  const unreadableLines: number[] = []
  let open: { line: number; properties: Map<string, IcsProperty> } | undefined
  let parts = 0
  for (const { line, content } of unfold(text)) {
    const property = readProperty(content)
    if (!property) {
      if (content.trim()) unreadableLines.push(line)
      continue
    }
    const isEvent = property.value.toUpperCase() === 'VEVENT'
    if (property.name === 'BEGIN' && isEvent) {
      if (open) unreadableLines.push(open.line)
      open = { line, properties: new Map() }
    } else if (property.name === 'END' && isEvent && open) {
      events.push(open)
      open = undefined
    } else if (property.name === 'BEGIN') parts++
    else if (property.name === 'END') parts--
    else if (open && parts === PARTS_AROUND_AN_EVENT) open.properties.set(property.name, { line, ...property })
  }
  if (open) unreadableLines.push(open.line)
  return { events, unreadableLines }
}

/** Only the calendar itself is open around an event. */
const PARTS_AROUND_AN_EVENT = 1

/** A line that begins with a blank continues the one before it. */
function unfold(text: string): { line: number; content: string }[] {
  const unfolded: { line: number; content: string }[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((content, index) => {
      const last = unfolded.at(-1)
      if (/^[ \t]/.test(content) && last) last.content += content.slice(1)
      else unfolded.push({ line: index + 1, content })
    })
  return unfolded
}

function readProperty(content: string) {
  const match = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/.exec(content)
  if (!match) return undefined
  const [, name = '', parameterText = '', value = ''] = match
  const parameters = [...parameterText.matchAll(/;([\w-]+)=(?:"([^"]*)"|([^";:]*))/g)].map(
    ([, key = '', quoted, bare]) => [key.toUpperCase(), quoted ?? bare ?? ''] as const,
  )
  return { name: name.toUpperCase(), parameters: new Map(parameters), value: value.trim() }
}
