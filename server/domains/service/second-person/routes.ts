import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { thenShow } from '../cases/service.ts'
import { askReclassify, decideApproval, markComplex, markInvalid, regradeCase } from './service.ts'

export const secondPersonRoutes = (app: App) => {
  serve(app, api.regradeCase, thenShow(regradeCase))
  serve(app, api.askReclassify, thenShow(askReclassify))
  serve(app, api.markInvalid, thenShow(markInvalid))
  serve(app, api.markComplex, thenShow(markComplex))
  serve(app, api.decideApproval, decideApproval)
}
