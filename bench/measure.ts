import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const shared = process.env.BIHUAN_SHARED ?? join(import.meta.dirname, '../../shared')

/** Rows of a file of the shared data; where the folder is absent a bench says so and measures nothing. */
export function rulerRows<Row>(name: string): Row[] | undefined {
  const file = join(shared, 'data', name)
  if (!existsSync(file)) {
    console.error(`NOT MEASURED: ${name} is not in ${shared}/data (set BIHUAN_SHARED)`)
    return undefined
  }
  const text = readFileSync(file, 'utf8')
  if (name.endsWith('.jsonl'))
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
  const tabbed = name.endsWith('.tsv')
  return parse(text, {
    columns: true,
    delimiter: tabbed ? '\t' : ',',
    quote: tabbed ? false : '"',
    bom: true,
    relax_quotes: true,
  }) as Row[]
}

export const rounded = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits

export type Verdict = { truth: string; value: string; confidence: number }

export const accuracy = (verdicts: readonly Verdict[]): number =>
  rounded(verdicts.filter(({ truth, value }) => truth === value).length / verdicts.length)

/** The mean over the classes that occur, so that a rare class counts as much as a frequent one. */
export function macroF1(verdicts: readonly Verdict[]): number {
  const classes = [...new Set(verdicts.map(({ truth }) => truth))]
  const scores = classes.map((label) => {
    const right = verdicts.filter(({ truth, value }) => truth === label && value === label).length
    const said = verdicts.filter(({ value }) => value === label).length
    const real = verdicts.filter(({ truth }) => truth === label).length
    return right === 0 ? 0 : (2 * right) / (said + real)
  })
  return rounded(scores.reduce((sum, it) => sum + it, 0) / classes.length)
}

const STEPS = 10

/** How far confidence is from being right, over ten steps of confidence, weighted by how many fall in each. */
export function calibrationError(verdicts: readonly Verdict[]): number {
  const steps = Array.from({ length: STEPS }, (_, step) =>
    verdicts.filter(({ confidence }) => Math.min(STEPS - 1, Math.floor(confidence * STEPS)) === step),
  ).filter((step) => step.length > 0)
  const gaps = steps.map((step) => {
    const sure = step.reduce((sum, { confidence }) => sum + confidence, 0) / step.length
    const right = step.filter(({ truth, value }) => truth === value).length / step.length
    return (Math.abs(sure - right) * step.length) / verdicts.length
  })
  return rounded(gaps.reduce((sum, it) => sum + it, 0))
}

const SURE = 0.8

export const wrongAndSure = (verdicts: readonly Verdict[]): number =>
  rounded(
    verdicts.filter(({ truth, value, confidence }) => truth !== value && confidence >= SURE).length / verdicts.length,
  )

export function spearman(xs: readonly number[], ys: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value)
    const out = new Array<number>(values.length)
    for (let from = 0; from < order.length; ) {
      let until = from
      while (until < order.length && order[until]?.value === order[from]?.value) until += 1
      for (let at = from; at < until; at += 1) out[order[at]?.at as number] = (from + until - 1) / 2
      from = until
    }
    return out
  }
  const [a, b] = [ranks(xs), ranks(ys)]
  const mean = (xs.length - 1) / 2
  let [both, one, other] = [0, 0, 0]
  for (let at = 0; at < xs.length; at += 1) {
    const [x, y] = [(a[at] as number) - mean, (b[at] as number) - mean]
    both += x * y
    one += x * x
    other += y * y
  }
  return both / Math.sqrt(one * other)
}

/** Prints the line when the file is run by itself. */
export function printWhenRun(meta: { main?: boolean }, bench: () => unknown): void {
  if (meta.main) console.log(JSON.stringify(bench()))
}
