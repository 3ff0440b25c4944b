import { readdirSync, readFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { announcedPlansFor, threadsFor, Words } from '../server/demo/words.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const readYaml = <T>(path: string, shape: z.ZodType<T>): T => shape.parse(parseYaml(read(path)))

const named = z.record(z.string(), z.unknown()).transform((it) => Object.keys(it))
const taxonomy = readYaml(
  '../manual/taxonomy.yaml',
  z.object({ intents: named, business: named, nature: named, emotion: named }),
)
const slots = readYaml('slots.yaml', z.object({ voices: named, staff: named }))
const channels = readYaml('../manual/words.yaml', z.object({ channels: z.array(z.object({ id: z.string() })) }))
const words = readYaml('staff-words.yaml', Words)

const label = (ids: readonly string[]) => z.string().refine((id) => ids.includes(id), { error: 'no such id' })
const Labels = {
  business: label(taxonomy.business),
  nature: label(taxonomy.nature),
  intent: label(taxonomy.intents),
  grade: z.enum(['I', 'II', 'III']),
}
const Said = {
  text: z.string().trim().min(1),
  emotion: label(taxonomy.emotion),
  complaint: z.coerce.number().pipe(z.literal([0, 1])),
  channel: label(channels.channels.map(({ id }) => id)),
}
const Voice = z.strictObject({ ...Said, ...Labels })
const Burst = z.looseObject({ ...Labels, id: z.string(), voices: z.array(z.strictObject(Said)) })

const files = readdirSync(new URL('voices/', import.meta.url)).filter((name) => name.endsWith('.tsv'))
const rows = files.flatMap((name) =>
  z
    .array(z.record(z.string(), z.string()))
    .parse(parseCsv(read(`voices/${name}`), { columns: true, delimiter: '\t', quote: false }))
    .map((row, nth) => ({ row, where: `${name}:${nth + 2}` })),
)
const voices = rows.flatMap(({ row }) => Voice.safeParse(row).data ?? [])
const bursts = readYaml('bursts.yaml', z.array(Burst))

const saidByCustomers = [...voices, ...bursts.flatMap((burst) => burst.voices)].map(({ text }) => text)
const writtenByStaff = z.array(z.string()).parse(everyText(words))

/** Every string in a tree of lists and records. */
function everyText(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree]
  return tree && typeof tree === 'object' ? Object.values(tree).flatMap(everyText) : []
}

const strangeSlots = (texts: readonly string[], known: readonly string[]) =>
  texts.filter((text) => [...text.matchAll(/\{[^}]*\}|[{}]/g)].some(([slot]) => !known.includes(slot.slice(1, -1))))

/** Neighbouring pairs of characters; a text of one character stands for itself. */
function bigramsOf(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase().replace(/\s+/g, '')]
  const pairs = letters.slice(1).map((letter, nth) => `${letters[nth]}${letter}`)
  return new Set(pairs.length > 0 ? pairs : letters)
}

/** Pairs of texts that share so much of their bigrams; only those that have one in common are compared. */
function nearCopies(texts: readonly string[], jaccard: number): [string, string][] {
  const found: [string, string][] = []
  const holders = new Map<string, number[]>()
  const sizes: number[] = []
  texts.forEach((text, nth) => {
    const grams = bigramsOf(text)
    sizes.push(grams.size)
    const shared = new Map<number, number>()
    for (const gram of grams) {
      const earlier = holders.get(gram) ?? []
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1)
      holders.set(gram, [...earlier, nth])
    }
    for (const [other, count] of shared)
      if (count / (grams.size + (sizes[other] ?? 0) - count) >= jaccard) found.push([texts[other] ?? '', text])
  })
  return found
}

const rarest = (values: readonly string[], ids: readonly string[]) =>
  Math.min(...ids.map((id) => values.filter((value) => value === id).length))

describe('the voices of the demo bank', () => {
  it('carry only labels that the taxonomy knows', () => {
    const wrong = rows.filter(({ row }) => !Voice.safeParse(row).success).map(({ where }) => where)
    expect(wrong).toEqual([])
  })

  it('are at least 1,500 in Chinese and 150 in English', () => {
    const chinese = voices.filter(({ text }) => /\p{Script=Han}/u.test(text))
    expect(chinese.length).toBeGreaterThanOrEqual(1500)
    expect(voices.length - chinese.length).toBeGreaterThanOrEqual(150)
  })

  it('speak at least 40 times of every business and every nature, and 15 times of every intent', () => {
    expect(
      rarest(
        voices.map(({ business }) => business),
        taxonomy.business,
      ),
    ).toBeGreaterThanOrEqual(40)
    expect(
      rarest(
        voices.map(({ nature }) => nature),
        taxonomy.nature,
      ),
    ).toBeGreaterThanOrEqual(40)
    expect(
      rarest(
        voices.map(({ intent }) => intent),
        taxonomy.intents,
      ),
    ).toBeGreaterThanOrEqual(15)
  })

  it('speak of every nature of every business', () => {
    const heard = new Set(voices.map(({ business, nature }) => `${business} ${nature}`))
    const missing = taxonomy.business.flatMap((business) =>
      taxonomy.nature.map((nature) => `${business} ${nature}`).filter((pair) => !heard.has(pair)),
    )
    expect(missing).toEqual([])
  })

  it('are calm as often as customers are, and each other mood is heard', () => {
    const share = (emotion: string) => voices.filter((voice) => voice.emotion === emotion).length / voices.length
    expect(share('neutral')).toBeGreaterThan(0.4)
    for (const emotion of taxonomy.emotion) expect(share(emotion), emotion).toBeGreaterThan(0.05)
  })

  it('never say the same twice with a word exchanged', () => {
    expect(
      nearCopies(
        voices.map(({ text }) => text),
        0.85,
      ),
    ).toEqual([])
  })

  it('would be caught if two of them were near copies', () => {
    expect(nearCopies(['昨天在窗口排了两个小时的队', '别的话', '昨天在窗口排了两个小时的队啊'], 0.85)).toHaveLength(1)
    expect(nearCopies(['好', '烂', '好'], 0.85)).toEqual([['好', '好']])
  })

  it('leave only places that the seeder knows how to fill', () => {
    expect(strangeSlots(saidByCustomers, slots.voices)).toEqual([])
    expect(strangeSlots(['扣了{sum}元', '扣了{amount元'], slots.voices)).toHaveLength(2)
  })

  it('hold no phone, card or identity number', () => {
    expect([...saidByCustomers, ...writtenByStaff].filter((text) => /\d{11}|\d{10}[\dXx]/.test(text))).toEqual([])
  })
})

describe('the bursts of the demo bank', () => {
  it('are four, of at least 25 voices each, none a near copy of another', () => {
    expect(bursts).toHaveLength(4)
    for (const { id, voices: said } of bursts) {
      expect(said.length, id).toBeGreaterThanOrEqual(25)
      expect(
        nearCopies(
          said.map(({ text }) => text),
          0.85,
        ),
        id,
      ).toEqual([])
    }
  })
})

describe('the words of the demo bank’s staff', () => {
  it('tell a matter of every nature and business in at least three ways, the common natures in eight', () => {
    const ways = taxonomy.nature.map((nature) => words.threads[nature]?.length ?? 0)
    expect(ways.filter((count) => count >= 8).length).toBeGreaterThanOrEqual(10)
    for (const nature of taxonomy.nature)
      for (const business of taxonomy.business)
        expect(threadsFor(words, nature, business).length, `${nature} ${business}`).toBeGreaterThanOrEqual(3)
  })

  it('name root causes and measures that people can choose', () => {
    const offered = new Set([...read('../manual/words.yaml').matchAll(/\bid: ([a-z.-]+)/g)].map(([, id]) => id))
    const threads = Object.values(words.threads).flat()
    expect(threads.flatMap(({ rootCause, measure }) => [rootCause, measure]).filter((id) => !offered.has(id))).toEqual(
      [],
    )
  })

  it('belong to natures and businesses of the taxonomy', () => {
    const natures = [...Object.keys(words.threads), ...Object.keys(words.announcedPlanOf)]
    expect(natures.filter((id) => !taxonomy.nature.includes(id))).toEqual([])
    const businesses = Object.values(words.threads).flatMap((it) => it.flatMap((thread) => thread.businesses ?? []))
    expect(businesses.filter((id) => !taxonomy.business.includes(id))).toEqual([])
  })

  it('announce a plan for a grade I of whatever nature', () => {
    for (const nature of taxonomy.nature) expect(announcedPlansFor(words, nature).length, nature).toBeGreaterThan(2)
  })

  it('leave only places that the seeder knows how to fill', () => {
    const filledOnlyInThreads = everyText({ ...words, threads: {} })
    expect(strangeSlots(filledOnlyInThreads, [])).toEqual([])
    expect(strangeSlots(writtenByStaff, [...slots.voices, ...slots.staff])).toEqual([])
  })
})
