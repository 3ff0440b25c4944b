import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { thenShow } from '../cases/service.ts'
import { listTickets } from '../ticket-list/service.ts'
import { answerTicket, claimTicket, openTicket, passTicket } from './service.ts'

export const ticketRoutes = (app: App) => {
  serve(app, api.openTicket, thenShow(openTicket))
  serve(app, api.listTickets, listTickets)
  serve(app, api.claimTicket, claimTicket)
  serve(app, api.answerTicket, answerTicket)
  serve(app, api.passTicket, passTicket)
}
