import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { askReclassify, decideApproval, markComplex, markInvalid, regradeCase } from './service.ts'

export const secondPersonRoutes = (app: App) => {
  serve(app, api.regradeCase, regradeCase)
  serve(app, api.askReclassify, askReclassify)
  serve(app, api.markInvalid, markInvalid)
  serve(app, api.markComplex, markComplex)
  serve(app, api.decideApproval, decideApproval)
}
