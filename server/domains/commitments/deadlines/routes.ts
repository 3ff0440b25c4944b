import * as api from '#contract/commitments.ts'
import { type App, serve } from '#platform/http.ts'
import { explainDeadline } from './explain.ts'

export const deadlineRoutes = (app: App) => {
  serve(app, api.explainDeadline, explainDeadline)
}
