import * as api from '#contract/organisation.ts'
import { type App, serve } from '../http.ts'
import type { Bearer } from './bearer.ts'
import { closeUnit, moveUnit, openUnit, readOrganisation, readUnit, renameUnit } from './service.ts'

export const organisationRoutes = (app: App, bearers: readonly Bearer[]) => {
  serve(app, api.readOrganisation, readOrganisation)
  serve(app, api.readUnit, readUnit(bearers))
  serve(app, api.openUnit, openUnit)
  serve(app, api.renameUnit, renameUnit)
  serve(app, api.moveUnit, moveUnit)
  serve(app, api.closeUnit, closeUnit(bearers))
}
