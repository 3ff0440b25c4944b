import * as api from '#contract/comfort.ts'
import { type App, serve } from '#platform/http.ts'
import { find } from './service.ts'

export const findRoutes = (app: App) => {
  serve(app, api.find, find)
}
