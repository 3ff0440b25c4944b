import * as api from '#contract/team.ts'
import { type App, serve } from '#platform/http.ts'
import { assignCases, previewAssignment, undoAssignment } from './service.ts'

export const assigningRoutes = (app: App) => {
  serve(app, api.previewAssignment, previewAssignment)
  serve(app, api.assignCases, assignCases)
  serve(app, api.undoAssignment, undoAssignment)
}
