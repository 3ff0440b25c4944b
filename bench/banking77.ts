import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { featuresOf } from '#domains/understanding/features/rules.ts'
import { rank } from '#domains/understanding/model/rules.ts'
import { normalise } from '#domains/understanding/normalise/rules.ts'
import { dice, shuffled, train, usualSchedule } from '#domains/understanding/training/rules.ts'
import { accuracy, macroF1, printWhenRun, rounded, rulerRows } from './measure.ts'

type Row = { text: string; category: string }

/** The cross-check with published figures: Banking77 (PolyAI, CC BY 4.0), a fifth held back, or tested on `--test FILE`. */
export function bench(argv: readonly string[] = process.argv) {
  const rows = rulerRows<Row>('banking77-train.csv')
  if (!rows) return { bench: 'banking77', skipped: true }
  const named = argv.indexOf('--test')
  const file = named < 0 ? undefined : argv[named + 1]
  if (named >= 0 && (file === undefined || !existsSync(file))) throw new Error(`--test needs a file: ${file}`)
  const mixed = shuffled(rows, dice(5))
  const held = Math.floor(rows.length / 5)
  const known = file ? mixed : mixed.slice(held)
  const asked = file ? (parse(readFileSync(file), { columns: true, bom: true }) as Row[]) : mixed.slice(0, held)

  const started = performance.now()
  const classes = [...new Set(rows.map(({ category }) => category))].sort()
  const examples = known.map(({ text, category }) => ({ features: featuresOf(normalise(text)), label: category }))
  const model = train(examples, classes, { ...usualSchedule, ...schedule })
  const trainingSeconds = rounded((performance.now() - started) / 1000, 1)
  const verdicts = asked.map(({ text, category }) => {
    const [first] = rank(model, featuresOf(normalise(text)))
    return { truth: category, value: first?.value ?? '', confidence: first?.confidence ?? 0 }
  })
  return {
    bench: 'banking77',
    trained: known.length,
    tested: asked.length,
    accuracy: accuracy(verdicts),
    macroF1: macroF1(verdicts),
    trainingSeconds,
  }
}

/** Ten thousand real questions in 77 kinds bear a freer training than our own corpus. */
const schedule = { rounds: 12, pull: 2e-4, dropped: 0.2 }

printWhenRun(import.meta, bench)
