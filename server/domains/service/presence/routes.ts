import * as api from '#contract/comfort.ts'
import { type App, serve } from '#platform/http.ts'
import { listPresent, showPresence } from './service.ts'

export const presenceRoutes = (app: App) => {
  serve(app, api.listPresent, listPresent)
  serve(app, api.showPresence, showPresence)
}
