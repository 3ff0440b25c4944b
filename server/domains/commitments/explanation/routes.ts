import * as api from '#contract/commitments.ts'
import { type App, serve } from '#platform/http.ts'
import { explainDeadline } from './service.ts'

export const explanationRoutes = (app: App) => {
  serve(app, api.explainDeadline, explainDeadline)
}
