import * as api from '#contract/customer-door.ts'
import { type App, serve } from '#platform/http.ts'
import { keepReading, openZone } from './service.ts'

export const zoneRoutes = (app: App) => {
  const { hostNow } = app.world
  serve(app, api.openZone, openZone(hostNow), ({ input, address }) => [
    { name: 'zone-address', key: address, most: 60, perSeconds: 900 },
    // One token is one attempt, and perhaps its repetition.
    { name: 'zone-token', key: input.token, most: 5, perSeconds: 900 },
  ])
  serve(app, api.keepReading, keepReading(hostNow), ({ input, address }) => [
    { name: 'reading-address', key: address, most: 120, perSeconds: 3600 },
    { name: 'reading-zone', key: input.zone, most: 60, perSeconds: 3600 },
  ])
}
