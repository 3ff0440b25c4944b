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

const HELD_BACK_EVERY = 8

/** Lines of the corpus held back from the first training tell the temperature and the figure; then all are trained on. */
function trainOne(
  rows: readonly (Line & { label: string; weight?: number })[],
  schedule: Schedule,
): { model: Model; accuracy: number } {
  const classes = [...new Set(rows.map(({ label }) => label))].sort()
  const isHeld = ({ line }: Line) => line % HELD_BACK_EVERY === 0
  const rehearsal = train(
    rows.filter((row) => !isHeld(row)),
    classes,
    { ...schedule, rounds: Math.ceil(schedule.rounds / 2) },
  )
  const held = rows
    .filter(isHeld)
    .map(({ features, label }) => ({ scores: scoresOf(rehearsal, features), target: classes.indexOf(label) }))
  const right = held.filter(({ scores, target }) => scores.indexOf(Math.max(...scores)) === target).length
  const model = train(rows, classes, schedule)
  return { model: { ...model, temperature: calibrate(held) }, accuracy: right / held.length }
}

// One whole message, labelled by hand, teaches more than one of ten ways of saying a line.
const VOICE_COUNTS = 3
const ASKED_COUNTS = 0.4

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
  const axis = (name: 'business' | 'nature' | 'emotion' | 'complaint') =>
    feedback.map((row) => ({ ...row, label: row[name] }))
  const rows: Record<keyof Models, (Line & { label: string; weight: number })[]> = {
    intent: questions.map((row) => ({ ...row, label: row.intent })),
    business: [...axis('business'), ...askedAbout],
    nature: axis('nature'),
    emotion: axis('emotion'),
    complaint: axis('complaint'),
  }
  const trained = Object.entries(rows).map(([name, its]) => [name, trainOne(its, schedule)] as const)
  return {
    models: Object.fromEntries(trained.map(([name, { model }]) => [name, model])) as Models,
    figures: Object.fromEntries(trained.map(([name, { accuracy }]) => [name, Math.round(accuracy * 1000) / 1000])),
  }
}
