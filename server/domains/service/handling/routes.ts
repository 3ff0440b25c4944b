import * as api from '#contract/cases.ts'
import { type App, serve } from '#platform/http.ts'
import * as handling from './service.ts'

export const handlingRoutes = (app: App) => {
  serve(app, api.takeCase, handling.takeCase)
  serve(app, api.followUpCase, handling.followUpCase)
  serve(app, api.analyseCase, handling.analyseCase)
  serve(app, api.planCase, handling.planCase)
  serve(app, api.handleCase, handling.handleCase)
  serve(app, api.replyToCase, handling.replyToCase)
  serve(app, api.apologiseInCase, handling.apologiseInCase)
  serve(app, api.verifyCase, handling.verifyCase)
  serve(app, api.noteCase, handling.noteCase)
  serve(app, api.pauseCase, handling.pauseCase)
  serve(app, api.resumeCase, handling.resumeCase)
  serve(app, api.withdrawCase, handling.withdrawCase)
}
