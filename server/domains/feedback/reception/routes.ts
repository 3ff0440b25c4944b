import * as api from '#contract/receptions.ts'
import { type App, serve } from '#platform/http.ts'
import * as reception from './service.ts'

export const receptionRoutes = (app: App) => {
  serve(app, api.listReceptions, reception.listReceptions)
  serve(app, api.readReception, reception.readReception)
  serve(app, api.planReception, reception.planReception)
  serve(app, api.announceReception, reception.announceReception)
  serve(app, api.moveReception, reception.moveReception)
  serve(app, api.cancelReception, reception.cancelReception)
  serve(app, api.bookAppointment, reception.bookAppointment)
  serve(app, api.settleAppointment, reception.settleAppointment)
  serve(app, api.openReception, reception.openReception)
  serve(app, api.recordMatter, reception.recordMatter)
  serve(app, api.writeMinutes, reception.writeMinutes)
  serve(app, api.closeReception, reception.closeReception)
}
