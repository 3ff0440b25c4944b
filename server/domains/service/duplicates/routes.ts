import * as api from '#contract/comfort.ts'
import { type App, serve } from '#platform/http.ts'
import { listDuplicates } from './service.ts'

export const duplicateRoutes = (app: App) => {
  serve(app, api.listDuplicates, listDuplicates)
}
