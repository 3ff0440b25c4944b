import * as api from '#contract/identity.ts'
import { type App, serve } from '../http.ts'
import { cookieJar } from './cookies.ts'
import { providerRoutes } from './provider/routes.ts'
import { selfRoutes } from './self-routes.ts'
import { listStaff, listUnits, readMe } from './service.ts'
import { sessionRoutes } from './session-routes.ts'
import { staffSignInRoutes } from './staff-sign-in.ts'

export const identityRoutes = (app: App) => {
  const jar = cookieJar(app.world.config.tls !== undefined)
  serve(app, api.readMe, readMe)
  serve(app, api.listUnits, listUnits)
  serve(app, api.listStaff, listStaff)
  sessionRoutes(app, jar)
  providerRoutes(app, jar)
  selfRoutes(app)
  staffSignInRoutes(app)
}
