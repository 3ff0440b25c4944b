import { z } from 'zod'

export type AccountSettings = { api: string; appId: string; secret: string }
export type Token = { text: string; expiresAt: Date }
/** Where the account's token is kept, so that any number of processes ask for one. */
export type TokenShelf = { take(): Promise<Token | undefined>; keep(token: Token): Promise<void> }

/** What the account's API said no to. `isFinal`: asking again brings nothing. */
export class WeChatFailure extends Error {
  readonly code: number
  readonly isFinal: boolean
  constructor(code: number, isFinal: boolean) {
    super(`the WeChat account's API answered ${code}`)
    this.code = code
    this.isFinal = isFinal
  }
}

const WAIT_MILLISECONDS = 20_000
/** Given up a little before its end, so that no request runs into it. */
const EARLY_SECONDS = 300
const MEDIA_IS_GONE = new Set([40004, 40006, 40007])
const TOKEN_IS_STALE = new Set([40001, 40014, 42001])

const Granted = z.object({ access_token: z.string().min(1).max(1000), expires_in: z.int().positive() })
const Refused = z.object({ errcode: z.int() })

/** The account's own API. Its address comes from the settings alone: no message says where to fetch anything. */
export function openAccount({ api, appId, secret }: AccountSettings, shelf: TokenShelf, hostNow: () => Date) {
  async function ask(path: string, options: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${api}${path}`, {
      ...options,
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MILLISECONDS),
    })
    if (!response.ok) throw new WeChatFailure(response.status, false)
    return response
  }

  async function newToken(isForced: boolean): Promise<string> {
    const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: isForced }
    const response = await ask('/cgi-bin/stable_token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    const granted = Granted.safeParse(answer)
    if (!granted.success) throw new WeChatFailure(Refused.safeParse(answer).data?.errcode ?? 0, false)
    const { access_token: text, expires_in: seconds } = granted.data
    await shelf.keep({ text, expiresAt: new Date(hostNow().getTime() + (seconds - EARLY_SECONDS) * 1000) })
    return text
  }

  async function currentToken(): Promise<string> {
    const kept = await shelf.take()
    return kept && kept.expiresAt > hostNow() ? kept.text : newToken(false)
  }

  async function fetchMedia(mediaId: string, token: string): Promise<Response | number> {
    const asked = new URLSearchParams({ access_token: token, media_id: mediaId })
    const response = await ask(`/cgi-bin/media/get?${asked}`)
    // A picture or a voice comes as such; a refusal comes as JSON under status 200.
    if (!/json|text\/plain/.test(response.headers.get('content-type') ?? '')) return response
    return Refused.safeParse(await response.json().catch(() => ({}))).data?.errcode ?? 0
  }

  return {
    /** The bytes of a picture or a voice that a customer sent; a token that was taken back is asked for anew, once. */
    async media(mediaId: string): Promise<AsyncIterable<Uint8Array>> {
      let found = await fetchMedia(mediaId, await currentToken())
      if (typeof found === 'number' && TOKEN_IS_STALE.has(found))
        found = await fetchMedia(mediaId, await newToken(true))
      if (typeof found === 'number') throw new WeChatFailure(found, MEDIA_IS_GONE.has(found))
      if (!found.body) throw new WeChatFailure(0, false)
      return found.body as AsyncIterable<Uint8Array>
    },
  }
}
export type WeChatAccount = ReturnType<typeof openAccount>
