import type { Translated } from '../translated.ts'
import type { exports as zh } from '../zh/exports.ts'

export const exports: Translated<typeof zh> = {
  open: 'Export',
  csv: 'CSV (any program)',
  xlsx: 'Excel workbook',
  making: '{{name}} is being made, {{rows}} rows…',
  ready: '{{name}} is ready, {{rows}} rows',
  save: 'Download',
  failed: 'The export was not made; please try again.',
  says: 'Personal values are masked. Who exported what, and how many rows, is on the ledger. The file is kept for a day.',
}
