import * as api from '#contract/commitments.ts'
import { type App, serve } from '#platform/http.ts'
import { listNotices, readNotices } from './service.ts'

export const noticeRoutes = (app: App) => {
  serve(app, api.listNotices, listNotices)
  serve(app, api.readNotices, readNotices)
}
