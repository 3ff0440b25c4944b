import { type Features, featuresOf } from '../features/rules.ts'
import { type Models, unpack } from '../model/file.ts'
import { type Ranked, rank, reasonsFor } from '../model/rules.ts'
import { type Normalised, normaliseWithPlaces } from '../normalise/rules.ts'
import { type UrgencyKind, urgencyOf } from '../urgency/rules.ts'
import { readList, readModel } from '../words.ts'

/** A verdict with how sure it is (0.8 means right eight times of ten) and the words of the text that decided. */
export type Judged<Value = string> = { value: Value; confidence: number; because: string[] }

export type Understanding = {
  business: Judged
  nature: Judged
  emotion: Judged
  /** A dispute with a claim, or dissatisfaction that demands redress. */
  complaint: Judged<boolean>
  intent: Judged & { second: { value: string; confidence: number } }
  /** The gravest signal; absent where nothing is urgent. */
  urgency?: Judged<UrgencyKind> & { also: UrgencyKind[] }
}

/** What the channel knows beside the words: stars out of five, where it came in, its language. */
export type Hints = { rating?: number; channel?: string; language?: 'zh' | 'en' }

const models: Models = unpack(readModel())
const taxonomy = readList<Record<string, unknown>>('../taxonomy.yaml')

/** Manual 4.2.1 and 5.1.2: what it is about, what is wrong, how the customer feels, what is wanted, and why we think so. */
export function understand(text: string, hints: Hints = {}): Understanding {
  const normalised = normaliseWithPlaces(text)
  const features = featuresOf(normalised.text)
  const judged = (name: keyof Models) => judge(name, features, normalised, text)
  const { ranked: intents, ...intent } = judged('intent')
  const { ranked: _b, ...business } = judged('business')
  const { ranked: _n, ...nature } = judged('nature')
  const emotion = withRating(judged('emotion'), hints.rating)
  const { ranked: _c, ...complaint } = judged('complaint')
  const signals = urgencyOf(normalised.text)
  const [gravest, ...others] = signals
  return {
    business,
    nature,
    emotion,
    complaint: { ...complaint, value: complaint.value === 'yes' },
    intent: { ...intent, second: intents[1] ?? { value: 'out_of_scope', confidence: 0 } },
    ...(gravest && {
      urgency: {
        value: gravest.kind,
        confidence: gravest.confidence,
        because: gravest.spans.map((span) => quote(span, normalised, text)),
        also: others.map(({ kind }) => kind),
      },
    }),
  }
}

/** Every intent from the likeliest down; `understand` says the first two. */
export const intentsOf = (text: string): Ranked => rank(models.intent, featuresOf(normaliseWithPlaces(text).text))

function judge(
  name: keyof Models,
  features: Features,
  normalised: Normalised,
  text: string,
): Judged & { ranked: Ranked } {
  const ranked = rank(models[name], features)
  const { value, confidence } = ranked[0] as Ranked[number]
  const because = reasonsFor(models[name], features, value).map((span) => quote(span, normalised, text))
  return { value, confidence, because: [...new Set(because)], ranked }
}

/** The customer's own characters, not our normal form of them, and of a Latin word never a part. */
function quote({ start, end }: { start: number; end: number }, { text, from }: Normalised, original: string): string {
  let [first, after] = [start, end]
  while (first > 0 && isLatin(text, first) && isLatin(text, first - 1)) first -= 1
  while (after < text.length && isLatin(text, after - 1) && isLatin(text, after)) after += 1
  return original.slice(from[first], from[after] ?? original.length).trim()
}

const isLatin = (text: string, at: number) => /[a-z]/.test(text.charAt(at))

/** Stars speak where the words are flat: one star is not a calm customer, five are not an angry one. */
function withRating({ ranked, ...emotion }: Judged & { ranked: Ranked }, rating: number | undefined): Judged {
  if (rating === undefined || emotion.confidence >= SURE_ENOUGH) return emotion
  const leaning = rating <= 2 ? ['disappointed', 'angry'] : rating >= 5 ? ['pleased'] : []
  const likely = ranked.find(({ value }) => leaning.includes(value))
  if (!likely) return emotion
  return {
    ...likely,
    confidence: Math.max(likely.confidence, RATING_SPEAKS),
    because: [...emotion.because, `${rating}★`],
  }
}

const SURE_ENOUGH = 0.9
const RATING_SPEAKS = 0.6

/** The ids of one axis of the taxonomy. */
export const idsOf = (axis: 'intents' | 'business' | 'nature' | 'emotion'): string[] =>
  Object.keys(taxonomy[axis] as object)
