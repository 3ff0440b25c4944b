import * as api from '#contract/feedback.ts'
import { type App, serve } from '#platform/http.ts'
import { correctFeedback, countFeedback, listFeedback, readFeedback } from './service.ts'

export const voiceRoutes = (app: App) => {
  serve(app, api.listFeedback, listFeedback)
  serve(app, api.countFeedback, countFeedback)
  serve(app, api.readFeedback, readFeedback)
  serve(app, api.correctFeedback, correctFeedback)
}
