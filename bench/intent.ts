import { intentsOf } from '#domains/understanding/classify/rules.ts'
import { accuracy, calibrationError, macroF1, printWhenRun, rounded, rulerRows, wrongAndSure } from './measure.ts'

/** Manual 5.1.2: real customers' questions, never trained on. */
export function bench() {
  const rows = rulerRows<{ text: string; intent: string }>('intent-labelled.tsv')
  if (!rows) return { bench: 'intent', skipped: true }
  const ranked = rows.map(({ text, intent }) => ({ truth: intent, ranked: intentsOf(text) }))
  const verdicts = ranked.map(({ truth, ranked: [first] }) => ({
    truth,
    value: first?.value ?? '',
    confidence: first?.confidence ?? 0,
  }))
  const amongThree = ranked.filter(({ truth, ranked: all }) => all.slice(0, 3).some(({ value }) => value === truth))
  return {
    bench: 'intent',
    texts: rows.length,
    top1: accuracy(verdicts),
    top3: rounded(amongThree.length / rows.length),
    macroF1: macroF1(verdicts),
    wrongAndSure: wrongAndSure(verdicts),
    calibrationError: calibrationError(verdicts),
  }
}

printWhenRun(import.meta, bench)
