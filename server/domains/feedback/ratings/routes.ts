import * as api from '#contract/ratings.ts'
import { type App, serve } from '#platform/http.ts'
import { readRatingFigures } from './service.ts'

export const ratingRoutes = (app: App) => {
  serve(app, api.readRatingFigures, readRatingFigures)
}
