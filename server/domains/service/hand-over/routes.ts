import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { answerHandOver, handOverCase } from './service.ts'

export const handOverRoutes = (app: App) => {
  serve(app, api.handOverCase, handOverCase)
  serve(app, api.answerHandOver, answerHandOver)
}
