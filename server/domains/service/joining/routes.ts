import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { thenShow } from '../cases/service.ts'
import { linkCase, mergeCase } from './service.ts'

export const joiningRoutes = (app: App) => {
  serve(app, api.mergeCase, thenShow(mergeCase))
  serve(app, api.linkCase, thenShow(linkCase))
}
