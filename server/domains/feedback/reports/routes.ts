import * as api from '#contract/analysis.ts'
import { serveDocument } from '#platform/documents/send.ts'
import { type App, serve } from '#platform/http.ts'
import { findReportFile, listReports, readReport } from './service.ts'

export const reportRoutes = (app: App) => {
  serve(app, api.listReports, listReports)
  serve(app, api.readReport, readReport)
  serveDocument(app, api.readReportFile, findReportFile)
}
