import * as api from '#contract/identity.ts'
import { type App, serve } from '../http.ts'
import { createKey, listKeys, revokeKey, rotateKey } from './service.ts'

export const keyRoutes = (app: App) => {
  serve(app, api.listKeys, listKeys)
  serve(app, api.createKey, createKey)
  serve(app, api.rotateKey, rotateKey)
  serve(app, api.revokeKey, revokeKey)
}
