import * as api from '#contract/evaluators.ts'
import { type App, serve } from '#platform/http.ts'
import type { Ratings } from '#platform/manual/ratings.ts'
import {
  allowEnrolment,
  deliverTaps,
  enrolEvaluator,
  greetEvaluator,
  listEvaluators,
  revokeEvaluator,
} from './service.ts'

const HOUR = 3600
/** A tablet says once a minute that it is there; several stand behind one address of the outlet. */
const GREETINGS_AN_HOUR = 240
const KNOCKS_PER_ADDRESS_AN_HOUR = 6000

export const evaluatorRoutes = (app: App, { evaluator: most }: Ratings) => {
  serve(app, api.listEvaluators, listEvaluators)
  serve(app, api.allowEnrolment, allowEnrolment)
  serve(app, api.revokeEvaluator, revokeEvaluator)
  serve(app, api.enrolEvaluator, enrolEvaluator, ({ address }) => [
    { name: 'evaluator-enrol', key: address, most: most.wrongCodesPerAddressAnHour, perSeconds: HOUR },
  ])
  serve(app, api.greetEvaluator, greetEvaluator, ({ input, address }) => [
    { name: 'evaluator-from', key: address, most: KNOCKS_PER_ADDRESS_AN_HOUR, perSeconds: HOUR },
    { name: 'evaluator-greeting', key: input.deviceKey, most: GREETINGS_AN_HOUR, perSeconds: HOUR },
  ])
  serve(app, api.deliverTaps, deliverTaps, ({ input, address }) => [
    { name: 'evaluator-from', key: address, most: KNOCKS_PER_ADDRESS_AN_HOUR, perSeconds: HOUR },
    {
      name: 'evaluator-taps',
      key: input.deviceKey,
      most: most.tapsADay,
      perSeconds: 24 * HOUR,
      cost: input.taps.length,
    },
  ])
}
