import { deadlinesOfCases } from '#domains/commitments/deadlines/service.ts'
import { understand } from '#domains/understanding/classify/rules.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { fillTemplate } from '#platform/manual/messages.ts'
import { firstPromise } from '../guests/rules.ts'
import { receiveGuest } from '../guests/service.ts'
import { addWords, codeFor, promisesFor } from '../progress/service.ts'
import { type Incoming, isGreeting, oneMatterSince } from './rules.ts'
import { findCaseOf, findMessage, holdRecentCase } from './store.ts'

type Reply = 'receipt' | 'added' | 'welcome' | 'none'
type Kept = { reply: Reply; number: string | null; caseId: string | null }

/**
 * Takes one message of the account in, durably, and answers the text of the passive reply, empty for none. However often
 * it is sent, it is one; what takes longer than a moment (a picture, a voice) is fetched after the commit.
 */
export async function receiveMessage(ctx: Ctx, message: Incoming): Promise<string> {
  await oneAtATime(ctx.db, `wechat ${message.id}`)
  const earlier = await findMessage(ctx.db, message.id)
  if (earlier) return replyText(ctx, { ...earlier, reply: earlier.reply as Reply })
  const { kind, mediaId } = message
  // Who it was is kept as a digest: it finds what they said before, and tells nobody where they are.
  const senderDigest = digestSecret(`wechat ${message.sender}`)
  await oneAtATime(ctx.db, `wechat ${senderDigest.toString('hex')}`)
  const kept = await take(ctx, message, senderDigest)
  const unitId = ctx.bank.tree.headOffice?.id as string
  ctx.insert('wechatMessage', {
    id: message.id,
    unitId,
    senderDigest,
    kind,
    ...kept,
    feedbackId: null,
    mediaId: kept.caseId ? mediaId : null,
    mediaState: kept.caseId && mediaId ? 'waiting' : null,
    at: ctx.now,
  })
  if (kept.caseId && mediaId) ctx.effect('fetch-wechat-media', { messageId: message.id }, `wechat ${message.id}`)
  return replyText(ctx, kept)
}

async function take(ctx: Ctx, message: Incoming, senderDigest: Buffer): Promise<Kept> {
  const nothing = { number: null, caseId: null }
  if (message.kind === 'event' || message.kind === 'other')
    return { ...nothing, reply: isGreeting(message) ? 'welcome' : 'none' }
  if (message.kind === 'text' && message.text.trim() === '') return { ...nothing, reply: 'welcome' }
  const open = await holdRecentCase(ctx.db, senderDigest, oneMatterSince(ctx.now))
  if (open && !isUrgent(message.text)) {
    await addWords(ctx, open, maskSecrets(message.text).text, [])
    return { reply: 'added', number: open.number, caseId: open.id }
  }
  const { messages } = ctx.bank.manual
  const wordless = message.kind === 'voice' ? messages.wechatVoice.zh : messages.wechatPicture.zh
  const said = { channel: 'wechat', text: message.text.trim() || wordless, language: 'zh' as const }
  const { number } = await receiveGuest(ctx, said, true)
  await ctx.flush()
  return { reply: 'receipt', number, caseId: (await findCaseOf(ctx.db, number))?.id ?? null }
}

/** Fraud in progress is never a footnote to another matter: it is understood and graded by itself. */
const isUrgent = (text: string): boolean =>
  text.trim() !== '' && understand(text, { channel: 'wechat', language: 'zh' }).urgency !== undefined

async function replyText(ctx: Ctx, { reply, number, caseId }: Kept): Promise<string> {
  const { messages } = ctx.bank.manual
  const link = `${ctx.bank.publicUrl}/c/?from=wechat`
  if (reply === 'none') return ''
  if (reply === 'welcome' || number === null)
    return fillTemplate(messages.wechatWelcome.zh, { bank: ctx.bank.tree.headOffice?.name ?? '', link })
  if (reply === 'added') return fillTemplate(messages.wechatAdded.zh, { number, link })
  const deadlines = caseId ? ((await deadlinesOfCases(ctx, [caseId])).get(caseId) ?? []) : []
  const first = firstPromise(promisesFor(ctx, deadlines), 'zh')
  const code = await codeFor(ctx, number)
  // Asked again after the promise was kept: number and code are what is still wanted.
  if (!first) return fillTemplate(messages.wechatAdded.zh, { number, link })
  return fillTemplate(messages.wechatReceipt.zh, { number, code, ...first, link })
}
