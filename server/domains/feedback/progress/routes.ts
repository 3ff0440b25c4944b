import * as api from '#contract/customer-door.ts'
import { type App, type Knock, serve } from '#platform/http.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { readNumber } from './rules.ts'
import { addToProgress, answerProgress, readProgress, withdrawProgress } from './service.ts'

/**
 * Eight digits against guessing: the whole world tries one number a hundred times in a day, so that a code is met once in
 * two thousand seven hundred years; one address, behind which a whole outlet may sit, tries three hundred times in a
 * quarter of an hour. A link's code is 128 bits.
 */
const limits = ({ input: { key }, address }: Knock<{ key: api.ProgressKey }>): Limit[] => [
  { name: 'progress-address', key: address, most: 300, perSeconds: 900 },
  'link' in key
    ? { name: 'progress-link', key: key.link, most: 300, perSeconds: 3600 }
    : { name: 'progress-number', key: readNumber(key.number), most: 100, perSeconds: 86_400 },
]

export const progressRoutes = (app: App) => {
  serve(app, api.readProgress, readProgress, limits)
  serve(app, api.answerProgress, answerProgress, limits)
  serve(app, api.addToProgress, addToProgress, limits)
  serve(app, api.withdrawProgress, withdrawProgress, limits)
}
