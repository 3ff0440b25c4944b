import type { Ctx } from '#platform/context.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { fillTemplate } from '#platform/manual/messages.ts'
import { Refusal } from '#platform/refusal.ts'
import type { CaseRow } from '../cases/store.ts'
import { updateCase } from '../life/store.ts'
import { listPhone } from './store.ts'

export type Letter = {
  kind: 'receipt' | 'reply' | 'apology'
  caseId: string | null
  unitId: string
  toPhone: string
  text: string
}

/** What a gateway takes; landlines with an extension and words are not telephones that receive a text. */
const reachable = (phone: string | null): phone is string =>
  phone !== null && /^\+?\d{5,20}$/.test(phone.replace(/[\s-]/g, ''))

/** Puts a message on its way: the row and the wish to send it are written in this transaction, the sending comes after. */
export function queueMessage(ctx: Ctx, { toPhone, ...letter }: Letter): string {
  const id = ctx.newId()
  ctx.insert('message', {
    ...letter,
    id,
    toPhone: toPhone.replace(/[\s-]/g, ''),
    state: 'queued',
    gateway: null,
    gatewayId: null,
    failure: null,
    attempts: 0,
    partIds: [],
    deliveredParts: [],
    queuedAt: ctx.now,
    sentAt: null,
    deliveredAt: null,
  })
  ctx.effect('send-message', { messageId: id }, `message:${id}`)
  return id
}

const bankName = (ctx: Ctx) => ctx.bank.tree.headOffice?.name ?? ''

export type Receipt = {
  phone: string | null
  language: 'zh' | 'en'
  number: string
  code: string
  due: string
  promise: string
  caseId: string
  unitId: string
}

/** Tells number, code and the first promise at once, where there is a telephone to tell it to. */
export function confirmReceipt(ctx: Ctx, { phone, language, caseId, unitId, ...told }: Receipt): void {
  if (!reachable(phone)) return
  const text = fillTemplate(ctx.bank.manual.messages.receipt[language], { bank: bankName(ctx), ...told })
  queueMessage(ctx, { kind: 'receipt', caseId, unitId, toPhone: phone, text })
}

/** The reply with a link to confirm it. The code is 128 random bits and only in the message; the row keeps its digest. */
export async function sendReply(ctx: Ctx, row: CaseRow, text: string): Promise<void> {
  if (!reachable(row.contactPhone)) throw new Refusal('conflict', 'message.no-telephone')
  const code = ctx.random(16).toString('base64url')
  await updateCase(ctx.db, row.id, { answerDigest: digestSecret(code) })
  const link = `${ctx.bank.publicUrl}/a/${code}`
  queueMessage(ctx, {
    kind: 'reply',
    caseId: row.id,
    unitId: row.unitId,
    toPhone: row.contactPhone,
    text: fillTemplate(ctx.bank.manual.messages.reply.zh, { bank: bankName(ctx), text, link }),
  })
}

/** The demo bank's telephone. It exists only where no gateway to real customers is set. */
export async function readPhone(ctx: Ctx, { phone }: { phone?: string }) {
  return listPhone(ctx.db, phone)
}
