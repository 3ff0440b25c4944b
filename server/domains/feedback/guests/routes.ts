import * as api from '#contract/customer-door.ts'
import { type App, serve } from '#platform/http.ts'
import { CUSTOMER } from '#platform/identity/actor.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { codeFor } from '../progress/service.ts'
import { askCallBack, leaveFeedback, listPlaces, readDoor } from './service.ts'

const HOUR_SECONDS = 3600
/** Many speak from one address (an outlet's wireless network, a telephone carrier); one telephone is one person. */
const fromAddress = (address: string): Limit => ({
  name: 'guest-address',
  key: address,
  most: 60,
  perSeconds: HOUR_SECONDS,
})
/** Each costs that telephone's owner a message, whoever typed it: nobody is flooded through this door. */
const toPhone = (phone: string | undefined): Limit[] =>
  phone ? [{ name: 'guest-phone', key: phone.replace(/\D/g, ''), most: 6, perSeconds: 6 * HOUR_SECONDS }] : []
const reading = ({ address }: { address: string }): Limit[] => [
  { name: 'guest-reading', key: address, most: 600, perSeconds: HOUR_SECONDS },
]

export const guestRoutes = (app: App) => {
  const { world } = app
  const { hostNow } = world
  /** The code goes out with every answer, also with a repeated one, and stands in no row. */
  const tellCode = async (kept: string) => {
    const receipt = JSON.parse(kept) as { number: string }
    return JSON.stringify({ ...receipt, code: await world.transact(CUSTOMER, (ctx) => codeFor(ctx, receipt.number)) })
  }
  serve(app, api.readDoor, readDoor, reading)
  serve(app, api.listPlaces, listPlaces, reading)
  serve(
    app,
    api.leaveFeedback,
    leaveFeedback(hostNow),
    ({ input, address }) => [fromAddress(address), ...toPhone(input.contact?.phone)],
    tellCode,
  )
  serve(
    app,
    api.askCallBack,
    askCallBack(hostNow),
    ({ input, address }) => [fromAddress(address), ...toPhone(input.phone)],
    tellCode,
  )
}
