import * as api from '#contract/codes.ts'
import { type App, serve } from '#platform/http.ts'
import { closeCounter, listCounters, openCounter, serveCounter } from './service.ts'

export const counterRoutes = (app: App) => {
  serve(app, api.listCounters, listCounters)
  serve(app, api.openCounter, openCounter)
  serve(app, api.closeCounter, closeCounter)
  serve(app, api.serveCounter, serveCounter)
}
