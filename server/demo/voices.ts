import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { Dice } from '#platform/demo/dice.ts'
import { readYaml } from '#platform/manual/yaml-file.ts'

const Voice = z.object({ text: z.string().min(1), nature: z.string(), emotion: z.string(), channel: z.string() })
export type Voice = z.infer<typeof Voice>

const texts = z.array(z.string().min(1)).min(1)
const Words = z.strictObject({
  rootCauseOf: z.record(z.string(), texts),
  measuresOf: z.record(z.string(), texts),
  followUp: texts,
  analysis: texts,
  plan: texts,
  announcedPlan: texts,
  handling: texts,
  reply: texts,
  apology: texts,
  notSolved: texts,
  question: texts,
  answer: texts,
  unsolved: texts,
  handOverReason: texts,
  refusal: z.string(),
  downgradeReason: texts,
  pauseNote: z.string(),
  withdrawReason: texts,
  lookBack: z.strictObject({ passed: texts, failed: texts }),
})
export type Words = z.infer<typeof Words>

const Burst = z.strictObject({
  id: z.string(),
  daysAgo: z.int(),
  hour: z.int(),
  minutes: z.int(),
  outlets: z.union([z.literal('all'), z.array(z.string())]),
  texts,
})
export type Burst = z.infer<typeof Burst>

export type Script = { voices: readonly Voice[]; words: Words; bursts: readonly Burst[] }

/** What customers say and staff write in the demo bank: all of it written for it, none of it a real person's. */
export function loadScript(root: string): Script {
  const voices = globSync(join(root, 'demo/voices/*.tsv')).flatMap((file) =>
    z
      .array(Voice)
      .parse(parse(readFileSync(file), { columns: true, delimiter: '\t', quote: false, relax_column_count: true })),
  )
  if (voices.length === 0) throw new Error('demo/voices holds no texts')
  return {
    voices,
    words: readYaml(join(root, 'demo/staff-words.yaml'), Words).value,
    bursts: z.array(Burst).parse(parseYaml(readFileSync(join(root, 'demo/bursts.yaml'), 'utf8'))),
  }
}

const PRODUCTS = ['稳盈理财', '信用卡', '消费贷', '定期存款', '基金定投']

/** Fills the places of a text as life would. */
export function fillPlaces(text: string, dice: Dice, outlet: string, month: number): string {
  const values: Record<string, () => string> = {
    amount: () => String(dice.oneOf([20, 50, 120, 200, 360, 500, 800, 1200, 3000, 5000, 20_000, 86_000])),
    outlet: () => outlet,
    staff: () => `小${dice.oneOf(['李', '王', '陈', '周', '吴', '孙'])}`,
    date: () => `${month}月${1 + dice.below(27)}号`,
    time: () => `${8 + dice.below(10)}点${dice.oneOf(['', '半', '一刻'])}`,
    minutes: () => String(15 + dice.below(120)),
    days: () => String(2 + dice.below(30)),
    tail: () => String(1000 + dice.below(8999)),
    product: () => dice.oneOf(PRODUCTS),
  }
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.() ?? whole)
}
