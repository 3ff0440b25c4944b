import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { listCases, readCase } from './service.ts'

export const caseRoutes = (app: App) => {
  serve(app, api.listCases, listCases)
  serve(app, api.readCase, readCase)
}
