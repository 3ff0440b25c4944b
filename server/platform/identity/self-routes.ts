import * as api from '#contract/sign-in.ts'
import type { App } from '../http.ts'
import {
  beginEnrolment,
  confirmEnrolment,
  endSecondFactor,
  readSecondFactor,
  renewOwnCodes,
} from './second-factor/account.ts'
import { serveSelf } from './self.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.ts'

/** What a person reads and changes about their own way in. */
export function selfRoutes(app: App): void {
  const { world } = app
  serveSelf(app, api.readSecondFactor, (ctx, { staffId }) => readSecondFactor(ctx, world, staffId))
  serveSelf(
    app,
    api.beginEnrolment,
    (ctx, self) => beginEnrolment(ctx, world, self),
    ({ code }) => code,
  )
  serveSelf(app, api.confirmEnrolment, (ctx, self, { code }) => confirmEnrolment(ctx, world, self, code))
  serveSelf(
    app,
    api.renewRecoveryCodes,
    (ctx, self) => renewOwnCodes(ctx, world, self),
    ({ code }) => code,
  )
  serveSelf(
    app,
    api.endSecondFactor,
    (ctx, self) => endSecondFactor(ctx, world, self),
    ({ code }) => code,
  )
  serveSelf(app, api.listSessions, (ctx, { staffId, sessionId }) =>
    listSessions(ctx, staffId, sessionId, world.hostNow()),
  )
  serveSelf(app, api.endSession, (ctx, self, { id }) => endSession(ctx, self, id))
  serveSelf(app, api.endOtherSessions, (ctx, self) => endOtherSessions(ctx, self, self.sessionId))
}
