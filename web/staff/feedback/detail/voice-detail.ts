import type { Axis, Classification, ListedFeedback } from '#contract/feedback.ts'
import type { StaffRef } from '#contract/words.ts'

export type Correction = { axis: Axis; was: string; becomes: string; by: StaffRef; at: Date }
/** What reading one feedback answers. */
export type VoiceDetail = ListedFeedback & { classification: Classification; corrections: Correction[] }

/** In the order in which a reader asks: what about, what is wrong, how they feel, a complaint?, what they want, who. */
export const axes: readonly Axis[] = ['business', 'nature', 'emotion', 'complaint', 'intent', 'tier']

/** What stands now on an axis, after all corrections. */
export const valueOn = (voice: VoiceDetail, axis: Axis): string =>
  axis === 'complaint' ? String(voice.isComplaint) : voice[axis]
