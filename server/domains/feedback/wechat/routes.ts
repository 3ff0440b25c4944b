import { z } from 'zod'
import type { WeChatSettings } from '#platform/config.ts'
import { isSignature, seal, signatureOf, unseal } from '#platform/effects/wechat/cipher.ts'
import { readEnvelope, sealedReply, textReply } from '#platform/effects/wechat/envelope.ts'
import type { App } from '#platform/http.ts'
import { CUSTOMER } from '#platform/identity/actor.ts'
import { limit } from '#platform/rate-limit.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Incoming, isFresh, readMessage } from './rules.ts'
import { receiveMessage } from './service.ts'

const PATH = '/api/wechat'
/** A text of 600 characters, sealed, is four kilobytes. */
const BODY_BYTES = 65_536

const Signed = z.object({
  signature: z.string().max(64).default(''),
  timestamp: z.string().max(20).default(''),
  nonce: z.string().max(64).default(''),
  echostr: z.string().max(256).default(''),
  msg_signature: z.string().max(64).default(''),
})
type Signed = z.infer<typeof Signed>

/** Old, forged, replayed: the caller never learns which. */
const refused = () => new Refusal('forbidden', 'wechat.refused')

const isFromWeChat = ({ signature, timestamp, nonce }: Signed, { token }: WeChatSettings, now: Date): boolean =>
  isFresh(timestamp, now) && isSignature(signature, token, timestamp, nonce)

/** The message inside: as it is in plain mode; where a key is set, only a sealed one is taken. */
function open(xml: string, query: Signed, { token, appId, aesKey }: WeChatSettings): Incoming | undefined {
  const outer = readEnvelope(xml)
  if (!outer || !aesKey) return outer && readMessage(outer)
  const sealed = outer.Encrypt
  if (!sealed || !isSignature(query.msg_signature, token, query.timestamp, query.nonce, sealed)) return undefined
  const inner = readEnvelope(unseal(sealed, { aesKey, appId }) ?? '')
  return inner && readMessage(inner)
}

/** The official account's callback (4.1.2), in WeChat's own protocol and therefore no door of the contract. */
export const weChatRoutes = ({ server, world }: App) => {
  const settings = world.config.wechat
  if (!settings) return
  const { token, appId, aesKey } = settings

  /** Only what is refused is counted: WeChat itself comes from few addresses, and often. */
  async function refuse(address: string): Promise<never> {
    await limit(world, { name: 'wechat-refused', key: address, most: 60, perSeconds: 900 })
    throw refused()
  }

  function reply(message: Incoming, text: string, now: Date): string {
    if (text === '') return 'success'
    const seconds = Math.floor(now.getTime() / 1000)
    const plain = textReply({ to: message.sender, from: message.account, seconds, text })
    if (!aesKey) return plain
    const random = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes)))
    const [sealed, nonce] = [seal(plain, { aesKey, appId }, random), random(8).toString('hex')]
    return sealedReply(sealed, signatureOf(token, String(seconds), nonce, sealed), String(seconds), nonce)
  }

  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    scope.get(PATH, { schema: { hide: true, querystring: Signed } }, async (request, answer) => {
      const query = request.query as Signed
      if (!isFromWeChat(query, settings, world.hostNow())) return refuse(request.ip)
      return answer.type('text/plain; charset=utf-8').send(query.echostr)
    })
    scope.post(
      PATH,
      { schema: { hide: true, querystring: Signed }, bodyLimit: BODY_BYTES },
      async (request, answer) => {
        const query = request.query as Signed
        const now = world.hostNow()
        if (!isFromWeChat(query, settings, now)) return refuse(request.ip)
        const message = open(typeof request.body === 'string' ? request.body : '', query, settings)
        if (!message) return refuse(request.ip)
        const text = await world.transact(CUSTOMER, (ctx) => receiveMessage(ctx, message))
        const isXml = text !== ''
        return answer.type(`${isXml ? 'application/xml' : 'text/plain'}; charset=utf-8`).send(reply(message, text, now))
      },
    )
  })
}
