import { findLike as door } from '#contract/boxes.ts'
import { type App, serve } from '#platform/http.ts'
import { findLike } from './service.ts'

export const likeRoutes = (app: App) => {
  serve(app, door, findLike)
}
