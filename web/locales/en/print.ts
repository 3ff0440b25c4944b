import type { Translated } from '../translated.ts'
import type { print as zh } from '../zh/print.ts'

export const print: Translated<typeof zh> = {
  print: 'Print',
  usual: 'Print (A4)',
  large: 'Print in large type (A4)',
  by: 'Printed by {{name}} ({{login}}), {{moment}}',
  internal: 'Internal',
  page: 'Page ',
}
