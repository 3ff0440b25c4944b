import * as api from '#contract/analysis.ts'
import { type App, serve } from '#platform/http.ts'
import { readHeatMap } from './service.ts'

export const heatMapRoutes = (app: App) => {
  serve(app, api.readHeatMap, readHeatMap)
}
