import type { Asked, Corpus, Told } from '../corpus/store.ts'
import { featuresOf } from '../features/rules.ts'
import type { Models } from '../model/file.ts'
import { type Model, scoresOf } from '../model/rules.ts'
import { normalise } from '../normalise/rules.ts'
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

/** Manual 4.2.1 and 5.1.2: one model for what is wanted, one for each axis of feedback. */
export function trainAll({ asked, told }: Corpus, schedule = usualSchedule): { models: Models; figures: Figures } {
  const questions = featured(asked)
  const feedback = featured(told)
  const models: Partial<Models> = {}
  const figures: Figures = {}
  const add = (name: keyof Models, rows: readonly (Line & { label: string; weight?: number })[]) => {
    const { model, accuracy } = trainOne(rows, schedule)
    models[name] = model
    figures[name] = Math.round(accuracy * 1000) / 1000
  }
  add(
    'intent',
    questions.map((row) => ({ ...row, label: row.intent })),
  )
  for (const axis of ['business', 'nature', 'emotion', 'complaint'] as const) {
    add(
      axis,
      feedback.map((row) => ({ ...row, label: row[axis] })),
    )
  }
  return { models: models as Models, figures }
}
