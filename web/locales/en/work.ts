import type { Translated } from '../translated.ts'
import type { work as zh } from '../zh/work.ts'

export const work: Translated<typeof zh> = {
  title: 'My work',
}
