import * as api from '#contract/files.ts'
import { type App, serve } from '#platform/http.ts'
import { attachToCase, listAttachments } from './service.ts'

export const attachmentRoutes = (app: App) => {
  serve(app, api.listAttachments, listAttachments)
  serve(app, api.attachToCase, attachToCase)
}
