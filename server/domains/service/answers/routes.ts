import * as api from '#contract/feedback.ts'
import { type App, type Knock, serve } from '#platform/http.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { giveAnswer, readAnswer } from './service.ts'

/** A link's code is 128 bits, far beyond guessing: these keep one caller from holding the door for all others. */
const limits = ({ input, address }: Knock<{ code: string }>): Limit[] => [
  { name: 'answer-address', key: address, most: 300, perSeconds: 900 },
  { name: 'answer-code', key: input.code, most: 120, perSeconds: 900 },
]

export const answerRoutes = (app: App) => {
  serve(app, api.readAnswer, readAnswer, limits)
  serve(app, api.giveAnswer, giveAnswer, limits)
}
