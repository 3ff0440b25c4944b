import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** What changed, for the eyes of who hears it: a kind and ids, never a value. Who wants to know more asks for it. */
export type News = z.infer<typeof News>
export const News = z.object({
  kind: z.enum([
    'case',
    'ticket',
    'approval',
    'hand-over',
    'look-back',
    'feedback',
    'incident',
    'duty',
    'notice',
    'presence',
  ]),
  id: z.uuid(),
  caseId: z.uuid().nullable(),
})

/** The names of the stream's events. `hello` and `gap`: something may have been missed, ask for everything anew. */
export const LIVE_EVENTS = ['hello', 'news', 'gap', 'beat', 'over'] as const
export type LiveEvent = (typeof LIVE_EVENTS)[number]
/** A stream that was silent for longer than two beats is dead, whatever the browser thinks of it. */
export const BEAT_SECONDS = 15

export const openLive = endpoint({
  method: 'GET',
  path: '/api/live',
  may: 'staff',
  says: 'Server-sent events: what changes in my part of the bank while I look at it.',
  reply: z.string(),
})
