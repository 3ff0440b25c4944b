import { mentionsIn } from '../concepts/rules.ts'

/** The particulars a message names, so that nobody asks the customer again (manual 2.2.2). Numbers only as far as staff need them. */
export type Slots = {
  cardType?: 'debit' | 'credit' | 'passbook' | 'social'
  /** The last digits of a card, as said or as the end of a whole number. */
  cardTail?: string
  /** Integer fen: 三万二 is 3200000. */
  amountFen?: number
  /** As said: 3月5日, 昨天, 2024-05-06. */
  day?: string
  channel?: 'mobile' | 'web' | 'machine' | 'counter' | 'hotline' | 'wechat'
}

const cardTypes = { credit_card: 'credit', debit_card: 'debit', passbook: 'passbook', social_card: 'social' } as const
const channels = {
  mobile_bank: 'mobile',
  online_bank: 'web',
  atm: 'machine',
  counter: 'counter',
  branch: 'counter',
  hotline: 'hotline',
  wechat_bank: 'wechat',
} as const

const firstOf = <Value>(named: Record<string, Value>, concepts: readonly string[]): Value | undefined => {
  const concept = concepts.find((it) => it in named)
  return concept === undefined ? undefined : named[concept]
}

const tailSaid = /(?:尾号|末四位|后四位|卡尾|ending(?: in| with)?)(?:是|为|:)?\s?(\d{3,4})(?!\d)/
const wholeNumber = /(?<!\d)\d{12,15}(\d{4})(?!\d)/
const dayWord =
  '(?:今天|昨天|前天|大前天|今早|昨晚|上周[一二三四五六日天]?|上个?月|周[一二三四五六日天]|星期[一二三四五六日天])'
const day = new RegExp(
  `(?:(?:19|20)\\d\\d[-/.年])?\\d{1,2}(?:月\\d{1,2}[日号]?|[-/]\\d{1,2}(?!\\d))|(?<!\\d)\\d{1,2}[日号](?!线)|${dayWord}|\\b(?:yesterday|today|last (?:week|month))\\b`,
)

const units: Record<string, number> = {
  '': 1,
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  亿: 100_000_000,
  w: 10_000,
  k: 1000,
}
const written = '零一二三四五六七八九'
const figure = '(\\d[\\d,]*(?:\\.\\d{1,2})?)\\s?([百千万亿wk]?)\\s?(?:多|几)?\\s?(?:元|块钱?|rmb|人民币|yuan)'
const figureInUnits = '(\\d[\\d,]*(?:\\.\\d{1,2})?)\\s?([万亿wk])(?![a-z])'
const dollars = '[¥￥$]\\s?(\\d[\\d,]*(?:\\.\\d{1,2})?)'
const amounts = new RegExp(`${figure}|${figureInUnits}|${dollars}`)
const spoken =
  /([一二两三四五六七八九十百千万零]{1,9})(?:多|来)?(?:元|块钱?)|([一二两三四五六七八九十]{1,3}[万千百](?:[一二三四五六七八九](?:[千百]?))?)(?![月日天年个位])/

/** 三万二 is 32,000: a last digit without its unit counts in the next smaller one. */
export function numberSpoken(said: string): number {
  let [total, section, digit, lastUnit] = [0, 0, 0, 1]
  for (const character of said.replaceAll('两', '二')) {
    const value = written.indexOf(character)
    const unit = units[character]
    if (value >= 0) digit = value
    else if (unit !== undefined) {
      if (unit >= 10_000) {
        total += (section + digit || 1) * unit
        section = 0
      } else section += (digit || 1) * unit
      digit = 0
      lastUnit = unit
    }
    if (character === '零') lastUnit = 1
  }
  return total + section + digit * (lastUnit >= 100 ? lastUnit / 10 : 1)
}

function amountIn(text: string): number | undefined {
  const found = amounts.exec(text)
  if (found) {
    const digits = found[1] ?? found[3] ?? found[5] ?? '0'
    const unit = units[found[2] ?? found[4] ?? ''] ?? 1
    return Math.round(Number(digits.replaceAll(',', '')) * unit * 100)
  }
  const words = spoken.exec(text)
  return words ? numberSpoken((words[1] ?? words[2]) as string) * 100 : undefined
}

/** The particulars of a normalised text. */
export function slotsOf(text: string): Slots {
  const concepts = mentionsIn(text).flatMap((mention) => mention.concepts)
  const cardTail = tailSaid.exec(text)?.[1] ?? wholeNumber.exec(text)?.[1]
  const found: Slots = {
    cardType: firstOf(cardTypes, concepts),
    cardTail,
    amountFen: amountIn(text),
    day: day.exec(text)?.[0],
    channel: firstOf(channels, concepts),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Slots
}
