import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import { thenShow } from '../cases/service.ts'
import * as handling from './service.ts'

export const handlingRoutes = (app: App) => {
  serve(app, api.takeCase, thenShow(handling.takeCase))
  serve(app, api.followUpCase, thenShow(handling.followUpCase))
  serve(app, api.analyseCase, thenShow(handling.analyseCase))
  serve(app, api.planCase, thenShow(handling.planCase))
  serve(app, api.handleCase, thenShow(handling.handleCase))
  serve(app, api.replyToCase, thenShow(handling.replyToCase))
  serve(app, api.apologiseInCase, thenShow(handling.apologiseInCase))
  serve(app, api.verifyCase, thenShow(handling.verifyCase))
  serve(app, api.pauseCase, thenShow(handling.pauseCase))
  serve(app, api.resumeCase, thenShow(handling.resumeCase))
  serve(app, api.withdrawCase, thenShow(handling.withdrawCase))
}
