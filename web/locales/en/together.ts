import type { Translated } from '../translated.ts'
import type { together as zh } from '../zh/together.ts'

export const together: Translated<typeof zh> = {
  meanwhile: 'Since you opened this, the case has gone on:',
  goOn: 'Seen, go on writing',
  rule: 'By rule',
  comma: ', ',
  answering: '{{names}} working on it',
  reading: '{{names}} looking at it',
  nobody: 'No owner',
  duplicates_one: 'Perhaps a duplicate ({{count}})',
  duplicates_other: 'Perhaps duplicates ({{count}})',
  like: '{{percent}}% alike',
  because: { customer: 'same customer', phone: 'same telephone', unit: 'same unit' },
  merge: 'Merge into {{number}}',
}
