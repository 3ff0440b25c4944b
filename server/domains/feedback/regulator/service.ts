import { createHash } from 'node:crypto'
import type { RegulatorFigures, RegulatorForesight, Taxonomy, TaxonomyWord } from '#contract/regulator.ts'
import { DAY_MILLISECONDS, dayOf, formatDay, parseDay, startOfDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import { visibleUnits } from '#platform/identity/service.ts'
import { Refusal } from '#platform/refusal.ts'
import { decodeText } from '#platform/uploads/decode.ts'
import { readLeaves } from '#platform/uploads/read-leaves.ts'
import { readRows } from '#platform/uploads/read-rows.ts'
import { type Entry, type KnownWords, loadOn, mappingOf, readTables, regulatorCodesOf, spansOf } from './rules.ts'
import * as store from './store.ts'

const DAYS = 90
const MOST_ENTRIES = 10_000
const MOST_FIGURE_DAYS = 1100

/** The bank's own words, by the axis on which they are reported. */
const knownWords = ({ bank: { manual } }: Ctx): KnownWords => ({
  channel: manual.words.channels.map(({ id }) => id),
  business: Object.keys(manual.taxonomy.business),
  reason: Object.keys(manual.taxonomy.nature),
})

/** The words, how often each was used, under which code it is reported, and what is reported under none. */
export async function readTaxonomy(ctx: Ctx): Promise<Taxonomy> {
  const from = new Date(ctx.now.getTime() - DAYS * DAY_MILLISECONDS)
  const asked = { unitIds: visibleUnits(ctx), from, to: new Date(ctx.now.getTime() + 1), onlyComplaints: false }
  const today = formatDay(dayOf(ctx.now))
  const loads = await store.readLoads(ctx.db)
  const current = loadOn(loads, today)
  const { codes, words } = current ? await store.readCodes(ctx.db, current.id) : { codes: [], words: [] }
  const counted = await store.countByWords(ctx.db, asked)
  const mapping = mappingOf(words)
  const known = knownWords(ctx)
  const word =
    (axis: 'channel' | 'business' | 'reason', field: 'channel' | 'business' | 'nature') =>
    (id: string): TaxonomyWord => {
      const code = mapping[axis].get(id) ?? null
      const count = counted.filter((row) => row[field] === id).reduce((sum, { n }) => sum + n, 0)
      return { id, count, code, codeName: codes.find((it) => it.axis === axis && it.code === code)?.name ?? null }
    }
  const plain = async (axis: 'tier' | 'emotion' | 'intent', ids: readonly string[]) => {
    const counts = await store.countByAxis(ctx.db, asked, axis)
    const words = ids.map((id) => ({ id, count: counts.get(id) ?? 0, code: null, codeName: null }))
    return { axis, reportedAs: null, words }
  }
  const { taxonomy } = ctx.bank.manual
  return {
    from: formatDay(dayOf(from)),
    until: today,
    axes: [
      { axis: 'channel', reportedAs: 'channel', words: known.channel.map(word('channel', 'channel')) },
      { axis: 'business', reportedAs: 'business', words: known.business.map(word('business', 'business')) },
      { axis: 'nature', reportedAs: 'reason', words: known.reason.map(word('reason', 'nature')) },
      await plain('tier', Object.keys(taxonomy.tier)),
      await plain('emotion', Object.keys(taxonomy.emotion)),
      await plain('intent', Object.keys(taxonomy.intents)),
    ],
    loads: loads.map(({ byName, byPost, loadedBy, ...load }) => ({
      ...load,
      loadedBy: loadedBy ? { id: loadedBy, name: byName ?? '', post: byPost ?? '' } : null,
      state: load.effectiveOn > today ? 'to-come' : load.id === current?.id ? 'in-force' : 'over',
    })),
    total: counted.reduce((sum, { n }) => sum + n, 0),
    coded: counted.filter((row) => regulatorCodesOf(mapping, row).isComplete).reduce((sum, { n }) => sum + n, 0),
  }
}

type Load = {
  name: string
  source: string
  effectiveOn: string
  isExample: boolean
  file: string
  isConfirmed: boolean
}

/** Reads code tables and mapping; confirmed and without a fault, they are in force from their day on. */
export async function loadRegulatorCodes(ctx: Ctx, load: Load): Promise<RegulatorForesight> {
  if (!ctx.actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'taxonomy.manage' })
  const { text, encoding } = decodeText(load.file)
  const { entries, format, problems } = readEntries(text)
  const tables = readTables(entries, knownWords(ctx))
  if (entries.length === 0 && problems.length > 0) tables.problems = []
  const all = [...problems, ...tables.problems].sort((a, b) => a.line - b.line)
  if (load.isConfirmed) {
    if (all.length > 0) throw new Refusal('invalid', 'table.has-problems', { count: all.length })
    await keep(ctx, load, tables)
  }
  return {
    isDone: load.isConfirmed,
    format,
    encoding,
    codes: tables.codes.length,
    words: tables.words.length,
    problems: all.slice(0, 200),
    gaps: tables.gaps,
  }
}

/** CSV under a header, or YAML: `codes: {axis: {code: name}}` and `words: {axis: {word: code}}`. */
function readEntries(text: string): Pick<RegulatorForesight, 'format' | 'problems'> & { entries: Entry[] } {
  if (/^(?:\uFEFF)?(?:\s*#[^\n]*\n|\s*\n)*(?:codes|words):/.test(text)) {
    const leaves = readLeaves(text, MOST_ENTRIES)
    const entries = leaves.map(({ line, path: [part = '', axis = '', key = '', ...more], value }): Entry => {
      const isCode = part === 'codes'
      const kind = more.length > 0 ? '' : isCode ? 'code' : part === 'words' ? 'word' : part
      return { line, kind, axis, code: isCode ? key : value, name: isCode ? value : '', word: isCode ? '' : key }
    })
    return { format: 'yaml', entries, problems: [] }
  }
  const { rows, problems } = readRows(text, { needs: ['kind', 'axis', 'code', 'name', 'word'], most: MOST_ENTRIES })
  const entries = rows.map(({ line, cell }) => ({
    line,
    kind: cell('kind'),
    axis: cell('axis'),
    code: cell('code'),
    name: cell('name'),
    word: cell('word'),
  }))
  return { format: 'csv', entries, problems }
}

async function keep(
  ctx: Ctx,
  { name, source, effectiveOn, isExample, file }: Load,
  { codes, words }: ReturnType<typeof readTables>,
): Promise<void> {
  await oneAtATime(ctx.db, 'regulator')
  const loads = await store.readLoads(ctx.db)
  const today = formatDay(dayOf(ctx.now))
  const same = loads.find((it) => it.effectiveOn === effectiveOn)
  // What was reported under real codes is not reported otherwise afterwards; an example gives way to what is real.
  if (same && !same.isExample) throw new Refusal('conflict', 'regulator.day-taken', { day: effectiveOn })
  if (effectiveOn < today && loads.some((it) => !it.isExample && it.effectiveOn <= today))
    throw new Refusal('invalid', 'administration.in-the-past', { day: effectiveOn })
  if (isExample && loads.some((it) => !it.isExample)) throw new Refusal('conflict', 'regulator.real-ones-there')
  if (same) await store.forgetLoad(ctx.db, same.id)
  const id = ctx.newId()
  const digest = createHash('sha256').update(file, 'base64').digest()
  const loadedBy = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  ctx.insert('regulatorLoad', { id, name, source, effectiveOn, isExample, loadedAt: ctx.now, loadedBy, digest })
  for (const code of codes) ctx.insert('regulatorCode', { loadId: id, ...code })
  for (const word of words) ctx.insert('regulatorWord', { loadId: id, ...word })
  await ctx.record({
    name: 'regulator.loaded',
    subject: { kind: 'regulator', id },
    unitId: ctx.bank.tree.headOffice?.id ?? '',
    facts: { effectiveOn, isExample, codes: codes.length, words: words.length, digest: digest.toString('hex') },
  })
}

/** Counted under the version that was in force on the day of receipt; what has no code stands as a row of its own. */
export async function readRegulatorFigures(
  ctx: Ctx,
  { from, until, of }: { from: string; until: string; of: 'complaints' | 'all' },
): Promise<RegulatorFigures> {
  const [first, last] = [parseDay(from) as number, parseDay(until) as number]
  if (last < first || last - first > MOST_FIGURE_DAYS) throw new Refusal('invalid', 'regulator.wrong-days')
  const loads = await store.readLoads(ctx.db)
  const rows = new Map<string, RegulatorFigures['rows'][number]>()
  let isExample = false
  for (const span of spansOf(loads, from, until)) {
    const { codes, words } = span.load ? await store.readCodes(ctx.db, span.load.id) : { codes: [], words: [] }
    isExample ||= span.load?.isExample ?? false
    const mapping = mappingOf(words)
    const to = startOfDay(span.untilBefore === null ? last + 1 : (parseDay(span.untilBefore) as number))
    const asked = {
      unitIds: visibleUnits(ctx),
      from: startOfDay(parseDay(span.from) as number),
      to,
      onlyComplaints: of === 'complaints',
    }
    const nameOf = (axis: string, code: string | null) =>
      codes.find((it) => it.axis === axis && it.code === code)?.name ?? null
    for (const { n, ...counted } of await store.countByWords(ctx.db, asked)) {
      const { channel, business, reason } = regulatorCodesOf(mapping, counted)
      const key = JSON.stringify([channel, business, reason])
      const row = rows.get(key) ?? {
        channel,
        channelName: nameOf('channel', channel),
        business,
        businessName: nameOf('business', business),
        reason,
        reasonName: nameOf('reason', reason),
        count: 0,
      }
      rows.set(key, { ...row, count: row.count + n })
    }
  }
  const all = [...rows.values()].sort((a, b) => b.count - a.count)
  const sum = (list: typeof all) => list.reduce((total, { count }) => total + count, 0)
  return {
    from,
    until,
    isExample,
    total: sum(all),
    coded: sum(all.filter((row) => row.channel && row.business && row.reason)),
    rows: all,
  }
}
