import * as api from '#contract/customers.ts'
import type { SmsGateway } from '#platform/effects/sms/gateway.ts'
import { type App, serve } from '#platform/http.ts'
import { Refusal } from '#platform/refusal.ts'
import { readPhone } from './service.ts'

const RECEIPT_BYTES = 16_384

export const messageRoutes = (app: App, gateway: SmsGateway) => {
  // With a gateway to real customers there is no demo telephone to look at.
  if (app.world.config.sms === 'demo') serve(app, api.readPhone, readPhone)
  hearHttpReceipts(app, gateway)
}

/**
 * The door of a gateway that tells by HTTP what became of a message. Its signature covers the bytes, so the body is
 * taken as it came; nobody else's word is heard. Without such a gateway there is no door.
 */
function hearHttpReceipts({ server }: App, gateway: SmsGateway): void {
  if (!gateway.receive) return
  void server.register(async (own) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', { parseAs: 'string', bodyLimit: RECEIPT_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    own.post('/api/sms/receipts', { schema: { hide: true } }, async (request, reply) => {
      const verdict = await gateway.receive?.(request.headers, String(request.body ?? ''))
      if (verdict?.accepted) return reply.status(204).send()
      throw verdict?.reason === 'unreadable'
        ? new Refusal('invalid', 'sms.unreadable')
        : new Refusal('unauthenticated', 'sms.unsigned')
    })
  })
}
