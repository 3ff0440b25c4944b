import * as api from '#contract/visits.ts'
import { type App, serve } from '#platform/http.ts'
import * as visits from './service.ts'

export const visitRoutes = (app: App) => {
  serve(app, api.listVisits, visits.listVisits)
  serve(app, api.listMyCustomers, visits.listMyCustomers)
  serve(app, api.planVisit, visits.planVisit)
  serve(app, api.confirmVisit, visits.confirmVisit)
  serve(app, api.packVisit, visits.packVisit)
  serve(app, api.startVisit, visits.startVisit)
  serve(app, api.endVisit, visits.endVisit)
  serve(app, api.cancelVisit, visits.cancelVisit)
  serve(app, api.recordVisitVoice, visits.recordVisitVoice)
  serve(app, api.listGroups, visits.listGroups)
  serve(app, api.openGroup, visits.openGroup)
  serve(app, api.recordGroupVoice, visits.recordGroupVoice)
}
