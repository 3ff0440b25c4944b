import type { Classification, Verdict } from '#contract/feedback.ts'
import type { Understanding } from '#domains/understanding/classify/rules.ts'

/** The first words, cut by code points, so that no character is cut in half. */
export function titleOf(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : line
}

/** Manual 6.1.3: one or two stars are a dissatisfied event. */
export const isDissatisfied = (rating: number | null | undefined): boolean =>
  rating !== null && rating !== undefined && rating <= 2

/**
 * A rating without a word says how it was, and asks nothing: it opens a case only where it is a dissatisfied event. A voice
 * or a picture says something that a person has to hear or see.
 */
export const opensCase = (text: string, rating: number | null, attachments: number): boolean =>
  text.trim() !== '' || isDissatisfied(rating) || attachments > 0

/** What a case is called whose feedback has no words: by what came instead of them. */
export function wordlessTitle(rating: number | null, kinds: readonly string[]): string {
  if (kinds.includes('audio')) return '语音留言'
  if (kinds.includes('image')) return '图片反馈'
  return kinds.length > 0 ? '文件反馈' : `${rating}★`
}

/** How the understanding's urgency reads as the signals of manual/grading.yaml. */
const SIGNALS: Readonly<Record<string, string>> = {
  'self-harm': 'personal-safety',
  threat: 'personal-safety',
  'card-theft': 'funds-at-risk',
  'fraud-in-progress': 'fraud-in-progress',
  'system-failure': 'service-down',
  'media-exposure': 'media-threat',
}

/** Every signal that was heard, the gravest first; none where nothing is urgent. */
export const signalsOf = (urgency: { value: string; also: readonly string[] } | undefined): string[] =>
  urgency ? [...new Set([urgency.value, ...urgency.also].flatMap((kind) => SIGNALS[kind] ?? []))] : []

/** What was understood, as it is kept and shown: six axes, the third from the bank's own records. */
export const classificationOf = (understood: Understanding, tier: Verdict): Classification => ({
  business: understood.business,
  nature: understood.nature,
  emotion: understood.emotion,
  intent: understood.intent,
  complaint: { ...understood.complaint, value: String(understood.complaint.value) },
  tier,
})

/** The axes as manual/grading.yaml asks for them. */
export const gradingFacts = ({ business, nature, tier, emotion, intent, complaint }: Classification) => ({
  business: business.value,
  nature: nature.value,
  tier: tier.value,
  emotion: emotion.value,
  intent: intent.value,
  isComplaint: complaint.value === 'true',
})
