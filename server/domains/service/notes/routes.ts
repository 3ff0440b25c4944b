import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { thenShow } from '../cases/service.ts'
import { noteCase } from './service.ts'

export const noteRoutes = (app: App) => {
  serve(app, api.noteCase, thenShow(noteCase))
}
