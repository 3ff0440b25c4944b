import * as api from '#contract/commitments.ts'
import { type App, serve } from '#platform/http.ts'
import { listWork } from './service.ts'

export const workRoutes = (app: App) => {
  serve(app, api.listWork, listWork)
}
