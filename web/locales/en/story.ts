import type { Translated } from '../translated.ts'
import type { story as zh } from '../zh/story.ts'

export const story: Translated<typeof zh> = {
  other: 'Entry ({{kind}})',
}
