/** The first words, cut by code points, so that no character is cut in half. */
export function titleOf(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : line
}

/** Manual 6.1.3: one or two stars are a dissatisfied event. */
export const isDissatisfied = (rating: number | null | undefined): boolean =>
  rating !== null && rating !== undefined && rating <= 2

/** A rating without a word says how it was, and asks nothing: it opens a case only where it is a dissatisfied event. A voice or a picture is words. */
export const opensCase = (text: string, rating: number | null, files = 0): boolean =>
  text.trim() !== '' || files > 0 || isDissatisfied(rating)

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
