import { createHash } from 'node:crypto'

export type Incoming = {
  id: string
  sender: string
  account: string
  kind: 'text' | 'image' | 'voice' | 'event' | 'other'
  text: string
  event: string
  mediaId: string | null
}

/** A callback older than this was not sent now: whoever sends it again recorded it. Clocks may differ by a minute or two. */
const FRESH_SECONDS = 300
export const isFresh = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= FRESH_SECONDS

const KINDS: Readonly<Record<string, Incoming['kind']>> = {
  text: 'text',
  image: 'image',
  voice: 'voice',
  event: 'event',
}
const LONGEST_TEXT = 4000

/**
 * A message as the account sent it; undefined where a field is missing without which it is none. Messages are known by
 * MsgId, events, which have none, by sender, second and name.
 */
export function readMessage(fields: Readonly<Record<string, string>>): Incoming | undefined {
  const { FromUserName: sender, ToUserName: account, CreateTime: createdAt, MsgType: type, MsgId: messageId } = fields
  if (!sender || !account || !createdAt || !type || sender.length > 128 || account.length > 128) return undefined
  const event = fields.Event ?? ''
  const kind = KINDS[type] ?? 'other'
  const known = messageId
    ? `m${messageId}`
    : `e${digest(`${sender}\n${createdAt}\n${event}\n${fields.EventKey ?? ''}`)}`
  const words = kind === 'text' ? fields.Content : kind === 'voice' ? fields.Recognition : ''
  const mediaId = kind === 'image' || kind === 'voice' ? fields.MediaId : undefined
  if ((kind === 'image' || kind === 'voice') && (!mediaId || mediaId.length > 200)) return undefined
  return {
    id: known.slice(0, 64),
    sender,
    account,
    kind,
    text: [...(words ?? '')].slice(0, LONGEST_TEXT).join(''),
    event: event.toUpperCase(),
    mediaId: mediaId ?? null,
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 60)

/** Who comes in, or taps the menu, hears where to speak and look; who leaves or is only located hears nothing. */
export const isGreeting = ({ kind, event }: Incoming): boolean =>
  kind === 'other' || (kind === 'event' && ['SUBSCRIBE', 'CLICK', 'SCAN'].includes(event))

/** People write in several bubbles and send the picture after: within half an hour it is one matter. */
const ONE_MATTER_MINUTES = 30
export const oneMatterSince = (now: Date): Date => new Date(now.getTime() - ONE_MATTER_MINUTES * 60_000)
