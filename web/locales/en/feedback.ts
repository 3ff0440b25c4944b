import type { Translated } from '../translated.ts'
import type { feedback as zh } from '../zh/feedback.ts'

export const feedback: Translated<typeof zh> = {
  title: 'Feedback',
}
