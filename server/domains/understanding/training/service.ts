import type { Asked, Corpus, Told } from '../corpus/store.ts'
import { featuresOf } from '../features/rules.ts'
import type { Models } from '../model/file.ts'
import { type Model, scoresOf } from '../model/rules.ts'
import { normalise } from '../normalise/rules.ts'
import { readList } from '../words.ts'
import { calibrate, type Example, type Schedule, train, usualSchedule } from './rules.ts'

type Line = { features: Example['features']; line: number }
type Figures = Record<string, number>

const featured = <Row extends Asked | Told>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, features: featuresOf(normalise(row.text)) }))

const HELD_BACK_EVERY = 6
const ENOUGH_VOICES = 100

type Row = Line & { label: string; weight: number; isVoice?: boolean }

/**
 * Lines held back from a first training tell the temperature and the figure; then all are trained on. Whole messages
 * written by hand are nearest to customers, so the honest temperature is theirs wherever there are enough of them.
 */
function trainOne(rows: readonly Row[], schedule: Schedule): { model: Model; accuracy: number } {
  const classes = [...new Set(rows.map(({ label }) => label))].sort()
  const isHeld = ({ line }: Line) => line % HELD_BACK_EVERY === 0
  const rehearsal = train(
    rows.filter((row) => !isHeld(row)),
    classes,
    { ...schedule, rounds: Math.ceil(schedule.rounds / 2) },
  )
  const held = rows.filter(isHeld)
  const voices = held.filter(({ isVoice }) => isVoice)
  const judged = (voices.length >= ENOUGH_VOICES ? voices : held).map(({ features, label }) => ({
    scores: scoresOf(rehearsal, features),
    target: classes.indexOf(label),
  }))
  const right = judged.filter(({ scores, target }) => scores.indexOf(Math.max(...scores)) === target).length
  const model = train(rows, classes, schedule)
  return { model: { ...model, temperature: calibrate(judged) }, accuracy: right / judged.length }
}

// One whole message, labelled by hand, teaches more than one of ten ways of saying a line.
const VOICE_COUNTS = 3
const ASKED_COUNTS = 0.4
const CALM_COUNTS = 0.15

/** Manual 4.2.1 and 5.1.2: one model for what is wanted, one for each axis of feedback. */
export function trainAll({ asked, told }: Corpus, schedule = usualSchedule): { models: Models; figures: Figures } {
  const weigh = ({ isVoice }: { isVoice?: boolean }) => (isVoice ? VOICE_COUNTS : 1)
  const questions = featured(asked).map((row) => ({ ...row, weight: weigh(row) }))
  const feedback = featured(told).map((row) => ({ ...row, weight: weigh(row) }))
  const businessOf = readList<Record<string, string>>('intent-business.yaml')
  const askedAbout = questions.flatMap((row) => {
    const label = row.isVoice ? undefined : businessOf[row.intent]
    return label ? [{ ...row, label, weight: ASKED_COUNTS }] : []
  })
  // A plain question is asked calmly and demands nothing; it teaches that lightly, for feedback seldom is one.
  const calm = (label: string) =>
    questions.flatMap((row) =>
      row.isVoice || row.intent === 'complaint' ? [] : [{ ...row, label, weight: CALM_COUNTS }],
    )
  const axis = (name: 'business' | 'nature' | 'emotion' | 'complaint') =>
    feedback.map((row) => ({ ...row, label: row[name] }))
  const rows: Record<keyof Models, Row[]> = {
    intent: questions.map((row) => ({ ...row, label: row.intent })),
    business: [...axis('business'), ...askedAbout],
    nature: axis('nature'),
    emotion: [...axis('emotion'), ...calm('neutral')],
    complaint: [...axis('complaint'), ...calm('no')],
  }
  const trained = Object.entries(rows).map(
    ([name, its]) => [name, trainOne(its, name === 'intent' ? schedule : { ...schedule, balance: 0 })] as const,
  )
  return {
    models: Object.fromEntries(trained.map(([name, { model }]) => [name, model])) as Models,
    figures: Object.fromEntries(trained.map(([name, { accuracy }]) => [name, Math.round(accuracy * 1000) / 1000])),
  }
}
