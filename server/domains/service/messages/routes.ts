import * as api from '#contract/customers.ts'
import { type App, serve } from '#platform/http.ts'
import { readPhone } from './service.ts'

export const messageRoutes = (app: App) => {
  // With a gateway to real customers there is no demo telephone to look at.
  if (app.world.config.sms === 'demo') serve(app, api.readPhone, readPhone)
}
