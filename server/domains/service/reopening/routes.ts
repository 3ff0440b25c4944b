import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { thenShow } from '../cases/service.ts'
import { reopenCase } from './service.ts'

export const reopeningRoutes = (app: App) => {
  serve(app, api.reopenCase, thenShow(reopenCase))
}
