import * as api from '#contract/feedback.ts'
import { type App, type Knock, serve } from '#platform/http.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { giveAnswer, readAnswer } from './service.ts'

/** Who tries codes is stopped by address; a link that went round is not loaded without end. */
const limits = ({ input: { code }, address }: Knock<{ code: string }>): Limit[] => [
  { name: 'answer.address', key: address, most: 120, perSeconds: 60 },
  { name: 'answer.code', key: code, most: 60, perSeconds: 60 },
]

export const answerRoutes = (app: App) => {
  serve(app, api.readAnswer, readAnswer, limits)
  serve(app, api.giveAnswer, giveAnswer, limits)
}
