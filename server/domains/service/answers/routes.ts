import * as api from '#contract/feedback.ts'
import { type App, serve } from '#platform/http.ts'
import { giveAnswer, readAnswer } from './service.ts'

export const answerRoutes = (app: App) => {
  serve(app, api.readAnswer, readAnswer)
  serve(app, api.giveAnswer, giveAnswer)
}
