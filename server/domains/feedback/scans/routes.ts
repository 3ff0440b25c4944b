import * as api from '#contract/ratings.ts'
import { type App, serve } from '#platform/http.ts'
import type { Ratings } from '#platform/manual/ratings.ts'
import type { Keyring } from '#platform/signing/keyring.ts'
import { giveRating, openCode } from './service.ts'

const HOUR = 3600

/** Open to anyone who holds a code, so each door counts by address and by code: a photographed code cannot be stuffed. */
export const scanRoutes = (app: App, keyring: Keyring, { code: most }: Ratings) => {
  serve(app, api.openCode, openCode(keyring), ({ address }) => [
    { name: 'code-opened', key: address, most: most.opensPerAddressAnHour, perSeconds: HOUR },
  ])
  serve(app, api.giveRating, giveRating(keyring), ({ input, address }) => [
    {
      name: 'code-rated-from',
      key: `${input.code} ${address}`,
      most: most.ratingsPerAddressADay,
      perSeconds: 24 * HOUR,
    },
    { name: 'code-rated', key: input.code, most: most.ratingsPerCodeAnHour, perSeconds: HOUR },
  ])
}
