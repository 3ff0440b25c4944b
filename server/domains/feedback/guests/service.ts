import type { CustomerPlaces, From, GuestReceipt } from '#contract/customer-door.ts'
import type { FeedbackInput } from '#contract/feedback.ts'
import { confirmReceipt } from '#domains/service/messages/service.ts'
import type { Ctx } from '#platform/context.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordFeedback } from '../intake/service.ts'
import { codeFor, promisesFor } from '../progress/service.ts'
import { customerOfZone } from '../zone/service.ts'
import { firstPromise } from './rules.ts'

type Language = 'zh' | 'en'
/** Stands where the code goes: it is told with every answer and kept with none (see routes.ts). */
const UNTOLD = ''

/** What is said at a window where nobody is known but by what they say themselves (4.1.2). */
export async function receiveGuest(ctx: Ctx, input: FeedbackInput, isAnonymous: boolean): Promise<GuestReceipt> {
  const { language } = input
  const receipt = await recordFeedback(ctx, input)
  const number = receipt.caseNumber ?? receipt.feedbackNumber
  const promises = promisesFor(ctx, receipt.deadlines)
  const first = firstPromise(promises, language)
  const row = receipt.caseId && ctx.pending('serviceCase').find(({ id }) => id === receipt.caseId)
  if (row && first)
    confirmReceipt(ctx, {
      phone: row.contactPhone ?? null,
      language,
      number,
      code: await codeFor(ctx, number),
      ...first,
      caseId: row.id,
      unitId: row.unitId,
    })
  return { number, code: UNTOLD, receivedAt: receipt.receivedAt, isAnonymous, promises }
}

type Left = {
  from: From
  outlet?: string
  about?: string
  text: string
  attachments: string[]
  isAnonymous: boolean
  contact?: { name?: string | undefined; phone?: string | undefined }
  language: Language
  zone?: string
}

/** Anonymous means that nothing of who they are is stored, however they came in: neither contact nor customer. */
export const leaveFeedback =
  (hostNow: () => Date) =>
  async (ctx: Ctx, { from, zone, contact, isAnonymous, ...said }: Left): Promise<GuestReceipt> => {
    if (!isAnonymous && !zone && !contact?.phone) throw new Refusal('invalid', 'feedback.contact-or-anonymous')
    const customer = zone && !isAnonymous ? await customerOfZone(ctx, zone, hostNow()) : undefined
    return receiveGuest(
      ctx,
      {
        ...said,
        channel: from,
        ...(customer && { customer: customer.number }),
        ...(contact && !isAnonymous && { contact }),
      },
      isAnonymous,
    )
  }

type CallBack = { from: From; phone: string; about?: string; language: Language; zone?: string }

/** Manual 2.3.1: a person within one step. The call back is a case, so that its promise runs on a clock. */
export const askCallBack =
  (hostNow: () => Date) =>
  async (ctx: Ctx, { from, phone, about, language, zone }: CallBack): Promise<GuestReceipt> => {
    const customer = zone ? await customerOfZone(ctx, zone, hostNow()) : undefined
    const words = ctx.bank.manual.customer.callback[language]
    return receiveGuest(
      ctx,
      {
        channel: from,
        text: about ? `${words} (${about})` : words,
        attachments: [],
        language,
        contact: { phone },
        ...(customer && { customer: customer.number }),
      },
      false,
    )
  }

export async function readDoor(ctx: Ctx, { outlet }: { outlet?: string }) {
  const { tree, manual } = ctx.bank
  const place = outlet ? tree.byCode(outlet) : undefined
  const { hotline, elder } = manual.customer
  return {
    bank: { zh: tree.headOffice?.name ?? '', en: tree.headOffice?.nameEn ?? '' },
    hotline,
    elder,
    outlet: place?.kind === 'outlet' ? nameOf(place) : null,
  }
}

const nameOf = ({ code, name, nameEn }: { code: string; name: string; nameEn: string }) => ({ code, name, nameEn })

export async function listPlaces(ctx: Ctx): Promise<CustomerPlaces> {
  const { tree, manual } = ctx.bank
  const outlets = [...tree.units.values()].filter(({ kind }) => kind === 'outlet')
  const byBranch = Map.groupBy(outlets, ({ parentId }) => parentId)
  const groups = [...byBranch].flatMap(([id, places]) => {
    const branch = id ? tree.units.get(id) : undefined
    return branch ? [{ name: branch.name, nameEn: branch.nameEn, places: places.map(nameOf) }] : []
  })
  return { groups, businesses: Object.entries(manual.taxonomy.business).map(([id, name]) => ({ id, name })) }
}
