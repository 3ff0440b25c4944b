import * as api from '#contract/codes.ts'
import { type App, serve } from '#platform/http.ts'
import type { Keyring } from '#platform/signing/keyring.ts'
import { listCodes, makeCode, revokeCode } from './service.ts'

export const codeRoutes = (app: App, keyring: Keyring) => {
  serve(app, api.listCodes, listCodes(keyring))
  serve(app, api.makeCode, makeCode(keyring))
  serve(app, api.revokeCode, revokeCode)
}
