import * as api from '#contract/feedback.ts'
import { type App, serve } from '#platform/http.ts'
import { checkLookBack, listDraws, listLookBacks } from './service.ts'

export const lookBackRoutes = (app: App) => {
  serve(app, api.listLookBacks, listLookBacks)
  serve(app, api.listDraws, listDraws)
  serve(app, api.checkLookBack, checkLookBack)
}
