import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { dice } from '../training/rules.ts'
import { corpusFolder, readList, readTable, voicesFolder } from '../words.ts'
import { type Slots, sayInWays } from './rules.ts'

/** `line` numbers the utterance it was said from, so that ways of saying one line are never on both sides of a test. */
export type Asked = { text: string; intent: string; line: number }
export type Told = { text: string; business: string; nature: string; emotion: string; complaint: string; line: number }
export type Corpus = { asked: Asked[]; told: Told[] }

const WAYS_PER_LINE = 10
const TOLD_WAYS_PER_LINE = 14

/** The whole reviewed corpus, said in many ways by fixed dice. */
export function corpusOf(): Corpus {
  const slots = readList<Slots>('corpus/slots.yaml')
  const roll = dice(77)
  const files = readdirSync(corpusFolder).sort()
  let line = 0
  const asked = files
    .filter((name) => name.startsWith('intents-'))
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
  return { asked, told: [...told, ...voices(line)] }
}

/** The demo bank's customers, labelled by hand: whole messages, one line each. */
function voices(after: number): Told[] {
  if (!existsSync(voicesFolder)) return []
  return readdirSync(voicesFolder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => {
      const rows = parse(readFileSync(new URL(name, voicesFolder)), {
        columns: true,
        delimiter: '\t',
        quote: false,
      }) as Told[]
      return rows
    })
    .map((row, at) => ({ ...row, line: after + 1 + at }))
}
