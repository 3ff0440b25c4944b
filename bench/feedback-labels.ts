import { understand } from '#domains/understanding/classify/rules.ts'
import { accuracy, calibrationError, macroF1, printWhenRun, rulerRows } from './measure.ts'

type Row = { text: string; business: string; nature: string; emotion: string }

/** Manual 4.2.1: what customers write about banks, on three axes, never trained on. */
export function bench() {
  const rows = rulerRows<Row>('feedback-labelled.tsv')
  if (!rows) return { bench: 'feedback', skipped: true }
  const understood = rows.map((row) => ({ row, understanding: understand(row.text) }))
  const axes = (['business', 'nature', 'emotion'] as const).map((axis) => {
    const verdicts = understood.map(({ row, understanding }) => ({ truth: row[axis], ...understanding[axis] }))
    return [
      axis,
      { accuracy: accuracy(verdicts), macroF1: macroF1(verdicts), calibrationError: calibrationError(verdicts) },
    ]
  })
  return { bench: 'feedback', texts: rows.length, ...Object.fromEntries(axes) }
}

printWhenRun(import.meta, bench)
