import * as api from '#contract/regulator.ts'
import { type App, serve } from '#platform/http.ts'
import { loadRegulatorCodes, readRegulatorFigures, readTaxonomy } from './service.ts'

export const regulatorRoutes = (app: App) => {
  serve(app, api.readTaxonomy, readTaxonomy)
  serve(app, api.loadRegulatorCodes, loadRegulatorCodes)
  serve(app, api.readRegulatorFigures, readRegulatorFigures)
}
