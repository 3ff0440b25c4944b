import type { Translated } from '../translated.ts'
import type { notices as zh } from '../zh/notices.ts'

export const notices: Translated<typeof zh> = {
  other: 'A new notice ({{kind}})',
}
