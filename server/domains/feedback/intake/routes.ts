import * as api from '#contract/feedback.ts'
import { type App, serve } from '#platform/http.ts'
import { recordFeedback } from './service.ts'

export const intakeRoutes = (app: App) => {
  serve(app, api.recordFeedback, recordFeedback)
}
