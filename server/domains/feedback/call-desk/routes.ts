import * as api from '#contract/calls.ts'
import { type App, serve } from '#platform/http.ts'
import { reportCall } from '../calls/events.ts'
import { listCalls, listCaseCalls, readPresentCall } from '../calls/service.ts'
import { mayRehearse, rehearseCall } from './jobs.ts'
import { chooseCaller, linkCall, turnIntoCase, wrapUpCall, writeCallNotes } from './service.ts'

export const callRoutes = (app: App) => {
  const isDemo = app.world.config.demo
  serve(app, api.reportCall, reportCall)
  serve(app, api.readPresentCall, async (ctx) => ({
    ...(await readPresentCall(ctx)),
    mayRehearse: mayRehearse(ctx, isDemo),
  }))
  serve(app, api.listCalls, listCalls)
  serve(app, api.listCaseCalls, listCaseCalls)
  serve(app, api.writeCallNotes, writeCallNotes)
  serve(app, api.chooseCaller, chooseCaller)
  serve(app, api.turnIntoCase, turnIntoCase)
  serve(app, api.linkCall, linkCall)
  serve(app, api.wrapUpCall, wrapUpCall)
  serve(app, api.rehearseCall, rehearseCall(isDemo))
}
