import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { thenShow } from '../cases/service.ts'
import { answerHandOver, handOverCase } from './service.ts'

export const handOverRoutes = (app: App) => {
  serve(app, api.handOverCase, thenShow(handOverCase))
  serve(app, api.answerHandOver, answerHandOver)
}
