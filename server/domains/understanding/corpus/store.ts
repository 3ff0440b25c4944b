import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { dice } from '../training/rules.ts'
import { corpusFolder, readList, readTable, voicesFolder } from '../words.ts'
import { type Slots, sayInWays } from './rules.ts'

/** `line` numbers the utterance it was said from, so that ways of saying one line are never on both sides of a test. */
type Line = { text: string; line: number; isVoice?: boolean }
export type Asked = Line & { intent: string }
export type Told = Line & { business: string; nature: string; emotion: string; complaint: string }
export type Corpus = { asked: Asked[]; told: Told[] }

const WAYS_PER_LINE = 10
const TOLD_WAYS_PER_LINE = 8

/** The whole reviewed corpus, said in many ways by fixed dice. */
export function corpusOf(): Corpus {
  const slots = readList<Slots>('corpus/slots.yaml')
  const roll = dice(77)
  const files = readdirSync(corpusFolder).sort()
  let line = 0
  const asked = files
    .filter((name) => name.startsWith('intents-') || name === 'banking77.tsv')
    .flatMap((name) => readTable(`corpus/${name}`))
    .flatMap(([intent = '', said = '']) => {
      line += 1
      return sayInWays(said, slots, roll, WAYS_PER_LINE).map((text) => ({ text, intent, line }))
    })
  const told = files
    .filter((name) => name.startsWith('feedback-'))
    .flatMap((name) => readTable(`corpus/${name}`))
    .flatMap(([business = '', nature = '', emotion = '', complaint = '', said = '']) => {
      line += 1
      return sayInWays(said, slots, roll, TOLD_WAYS_PER_LINE).map((text) => ({
        text,
        business,
        nature,
        emotion,
        complaint,
        line,
      }))
    })
  const heard = voices(line)
  const wondered = heard.filter(({ intent }) => intent)
  return { asked: [...asked, ...wondered], told: [...told, ...retold(told, roll), ...heard] }
}

const RETELLINGS = 2

/**
 * People say one thing among others: beside what matters stands a sentence that says nothing, or the matter is flat
 * and the sigh comes in the next sentence. Only utterances of lines that keep their number are joined.
 */
function retold(told: readonly Told[], roll: () => number): Told[] {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(roll() * items.length)] as Item
  const idle = told.filter(
    ({ nature, emotion, complaint }) => nature === 'other' && emotion === 'neutral' && complaint === 'no',
  )
  const sighs = told.filter(
    ({ nature, emotion, complaint }) => nature === 'other' && emotion !== 'neutral' && complaint === 'no',
  )
  return told.flatMap((row) =>
    Array.from({ length: RETELLINGS }, () => {
      const isFlat = row.emotion === 'neutral' && roll() < 0.5
      const other = pick(isFlat ? sighs : idle)
      const [first, second] = roll() < 0.5 ? [row, other] : [other, row]
      const emotion = isFlat ? other.emotion : row.emotion
      return { ...row, text: `${first.text}${pick(['，', '。', ' ', '，'])}${second.text}`, emotion }
    }),
  )
}

/** The voices leave places, times and sums open; here any will do. */
const STANDS_FOR: Record<string, string> = {
  minutes: '40',
  amount: '300',
  days: '5',
  date: '3月5日',
  outlet: '城关支行',
  staff: '小王',
  product: '安心理财',
  tail: '6688',
  time: '上午10点',
}

type Voice = Record<'text' | 'business' | 'nature' | 'emotion' | 'complaint' | 'intent', string>

/** The demo bank's customers, labelled by hand: whole messages, one line each. */
function voices(after: number): (Told & Asked)[] {
  if (!existsSync(voicesFolder)) return []
  return readdirSync(voicesFolder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap(
      (name) =>
        parse(readFileSync(new URL(name, voicesFolder)), { columns: true, delimiter: '\t', quote: false }) as Voice[],
    )
    .map((row, at) => ({
      ...row,
      text: row.text.replaceAll(/\{(\w+)\}/g, (open, name: string) => STANDS_FOR[name] ?? open),
      complaint: row.complaint === '1' ? 'yes' : 'no',
      line: after + 1 + at,
      isVoice: true,
    }))
}
