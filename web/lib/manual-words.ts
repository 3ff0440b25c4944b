import { z } from 'zod'
import { Label } from '#contract/words.ts'
import taxonomyFile from '../../manual/taxonomy.yaml'
import wordsFile from '../../manual/words.yaml'
import englishFile from '../locales/en/taxonomy.yaml'

/** The manual's own words, read from the very files that the server reads; the screens add none. */
const Word = z.object({ id: z.string(), name: Label })
const Described = Word.extend({ says: Label })

const words = z
  .object({
    stages: z.array(Described),
    grades: z.array(Described),
    channels: z.array(Word.extend({ byHand: z.boolean().optional() })),
    rootCauses: z.array(Described.extend({ children: z.array(Word) })),
    measures: z.array(Word),
    pauseGrounds: z.array(Described.extend({ evidence: Label, lawSays: Label })),
    handOverReasons: z.array(Word),
    regradeReasons: z.array(Word.extend({ direction: z.enum(['raises', 'lowers', 'either']) })),
    unmaskReasons: z.array(Word),
    withdrawalReasons: z.array(Word),
    verificationOutcomes: z.array(Described),
    visitWays: z.array(Word),
    visitPack: z.array(Word),
    groupKinds: z.array(Word),
  })
  .parse(wordsFile)

const Chinese = z.record(z.string(), z.union([z.string(), z.object({ zh: z.string() }).transform((word) => word.zh)]))
const English = z.record(z.string(), z.string())
const axes = ['intents', 'business', 'nature', 'tier', 'emotion'] as const
const chinese = z
  .object({ intents: Chinese, business: Chinese, nature: Chinese, tier: Chinese, emotion: Chinese })
  .parse(taxonomyFile)
const english = z
  .object({ intents: English, business: English, nature: English, tier: English, emotion: English })
  .parse(englishFile)

type Lists = {
  [List in keyof typeof words]: (typeof words)[List]
} & Record<(typeof axes)[number], Word[]>
type Word = z.infer<typeof Word>

const sorted = (axis: (typeof axes)[number]): Word[] =>
  Object.entries(chinese[axis]).map(([id, zh]) => ({ id, name: { zh, en: english[axis][id] ?? zh } }))

export const manualWords: Lists = {
  ...words,
  intents: sorted('intents'),
  business: sorted('business'),
  nature: sorted('nature'),
  tier: sorted('tier'),
  emotion: sorted('emotion'),
}
export type WordList = keyof Lists

const labels = new Map<string, Label>()
for (const [list, entries] of Object.entries(manualWords))
  for (const entry of entries) {
    labels.set(`${list}/${entry.id}`, entry.name)
    if ('children' in entry) for (const child of entry.children) labels.set(`${list}/${child.id}`, child.name)
  }

/** The label of a word's id; a word that a bank added later is shown by its id rather than not at all. */
export const labelOf = (list: WordList, id: string): Label => labels.get(`${list}/${id}`) ?? { zh: id, en: id }
