import * as api from '#contract/boxes.ts'
import { type App, serve } from '#platform/http.ts'
import { emptyBox, listEmptyings, recordSlip, recountBox } from './service.ts'

export const boxRoutes = (app: App) => {
  serve(app, api.listEmptyings, listEmptyings)
  serve(app, api.emptyBox, emptyBox)
  serve(app, api.recountBox, recountBox)
  serve(app, api.recordSlip, recordSlip)
}
