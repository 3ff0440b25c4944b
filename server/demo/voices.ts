import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { Dice } from '#platform/demo/dice.ts'
import { readYaml } from '#platform/manual/yaml-file.ts'
import { Words } from './words.ts'

const Voice = z.object({
  text: z.string().min(1),
  business: z.string(),
  nature: z.string(),
  emotion: z.string(),
  channel: z.string(),
  /** 1 where it is a dispute with a claim. */
  complaint: z.coerce.number().int().default(0),
})
export type Voice = z.infer<typeof Voice>

const Burst = z.strictObject({
  id: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  daysAgo: z.int(),
  hour: z.int(),
  minutes: z.int(),
  outlets: z.union([z.literal('all'), z.array(z.string())]),
  business: z.string(),
  nature: z.string(),
  intent: z.string(),
  grade: z.enum(['I', 'II', 'III']),
  voices: z.array(
    z.strictObject({ text: z.string().min(1), emotion: z.string(), complaint: z.int(), channel: z.string() }),
  ),
})
export type Burst = z.infer<typeof Burst>

/** One problem said in many ways, so and so often in each of the last whole weeks, the oldest first. */
const Theme = z.strictObject({
  id: z.string(),
  weeks: z.array(z.int().min(0).max(60)).min(1),
  business: z.string(),
  nature: z.string(),
  voices: z.array(z.strictObject({ text: z.string().min(1), emotion: z.string(), channel: z.string() })).min(3),
})
export type Theme = z.infer<typeof Theme>

export type Script = {
  voices: readonly Voice[]
  words: Words
  bursts: readonly Burst[]
  themes: readonly Theme[]
}

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
    themes: readYaml(join(root, 'demo/themes.yaml'), z.array(Theme)).value,
    bursts: z.array(Burst).parse(parseYaml(readFileSync(join(root, 'demo/bursts.yaml'), 'utf8'))),
  }
}

const PRODUCTS = ['稳盈180天', '安享90天', '月月添利', '鑫悦一年定开', '增利两年封闭', '智选固收+']

/** A clock of China as UTC reads it, so that neither the host's zone nor its locale shows in a text. */
const inChina = (at: Date) => new Date(at.getTime() + 8 * 3_600_000)

/** What stands in the places of the texts of one matter: drawn once, so that all who write of it name the same sum and day. */
export function drawPlaces(dice: Dice, outlet: string, department: string, now: Date): (text: string) => string {
  const day = inChina(new Date(now.getTime() - dice.below(7) * 86_400_000))
  const values: Readonly<Record<string, string>> = {
    amount: String(dice.oneOf([20, 50, 120, 200, 360, 500, 800, 1200, 3000, 5000, 20_000, 86_000])),
    outlet,
    department,
    staff: dice.oneOf(['李', '王', '陈', '周', '吴', '孙']) + dice.oneOf(['敏', '磊', '晓燕', '志强', '静', '佳']),
    date: `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`,
    time: `${8 + dice.below(10)}点${dice.oneOf(['', '半', '一刻'])}`,
    minutes: String(15 + dice.below(120)),
    days: String(2 + dice.below(30)),
    tail: String(1000 + dice.below(8999)),
    product: dice.oneOf(PRODUCTS),
  }
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
