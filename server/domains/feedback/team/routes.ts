import * as api from '#contract/team.ts'
import { type App, serve } from '#platform/http.ts'
import { readTeam, setAway } from './service.ts'

export const teamRoutes = (app: App) => {
  serve(app, api.readTeam, readTeam)
  serve(app, api.setAway, setAway)
}
