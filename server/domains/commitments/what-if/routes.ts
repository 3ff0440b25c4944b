import * as api from '#contract/definitions.ts'
import { type App, serve } from '#platform/http.ts'
import { askWhatIf } from './service.ts'

export const whatIfRoutes = (app: App) => {
  serve(app, api.askWhatIf, askWhatIf)
}
