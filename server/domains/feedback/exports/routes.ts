import * as api from '#contract/analysis.ts'
import { serveDocument } from '#platform/documents/send.ts'
import { type App, serve } from '#platform/http.ts'
import { askExport, findExportFile, readExport } from './service.ts'

export const exportRoutes = (app: App) => {
  serve(app, api.askExport, askExport)
  serve(app, api.readExport, readExport)
  serveDocument(app, api.readExportFile, findExportFile)
}
