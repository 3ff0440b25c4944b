import type { Translated } from '../translated.ts'
import type { cases as zh } from '../zh/cases.ts'

export const cases: Translated<typeof zh> = {
  title: 'Cases',
}
