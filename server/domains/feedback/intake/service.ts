import type { Classification, FeedbackInput, FeedbackReceipt, Verdict } from '#contract/feedback.ts'
import { deadlinesOfCases } from '#domains/commitments/deadlines/service.ts'
import { publicNumber } from '#domains/service/opening/rules.ts'
import { openCase } from '#domains/service/opening/service.ts'
import { understand } from '#domains/understanding/classify/rules.ts'
import { fingerprint } from '#domains/understanding/likeness/rules.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { claimFiles } from '#platform/files/claim.ts'
import type { OrgUnit } from '#platform/identity/tree.ts'
import { saltedDigest } from '#platform/ledger/entry.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { bigramVector } from '#platform/search/bigrams.ts'
import { attachToFeedback } from '../attachments/service.ts'
import { gradeFeedback } from '../grading/rules.ts'
import {
  classificationOf,
  gradingFacts,
  isDissatisfied,
  opensCase,
  signalsOf,
  titleOf,
  wordlessTitle,
} from './rules.ts'
import { findCustomer, findStaffAbout, type KnownCustomer } from './store.ts'

/** What only the bank's own doors know of a voice. The open door passes none of it, so nobody outside can claim it. */
export type Heard = {
  /** When the bank received it, where that was before now: a slip lay in the box, a call had begun. */
  receivedAt?: Date
  /** Who is speaking, where the door knows it by itself. */
  customer?: KnownCustomer
  /** When the customer said it, where it reached the bank later: the apology of 6.1.3 is owed from then. */
  saidAt?: Date
  /** Who listened heard a complaint: what a person heard is not taken down to an enquiry (chapter 7). */
  isComplaint?: true
}

/**
 * The one door of every channel (4.1): masks secrets before anything is stored, understands, grades, opens the case and
 * starts its clocks, in one transaction. Answers what was understood and each deadline with its clause and basis.
 */
export async function recordFeedback(ctx: Ctx, input: FeedbackInput, heard: Heard = {}): Promise<FeedbackReceipt> {
  const receivedAt = heard.receivedAt ?? ctx.now
  const channel = channelOf(ctx, input.channel)
  const unit = placeOf(ctx, input.outlet)
  const { text, masked } = maskSecrets(input.text)
  const rating = input.rating ?? null
  const files = await claimFiles(ctx, input.attachments ?? [])
  if (text.trim() === '' && rating === null && files.length === 0) throw new Refusal('invalid', 'feedback.empty')

  const contact = { name: input.contact?.name || null, phone: input.contact?.phone || null }
  // A telephone that somebody without an account types is a claim and no proof: it joins nothing to anybody.
  const asked = input.customer || (ctx.actor.kind === 'customer' ? null : contact.phone)
  const customer =
    heard.customer ?? (asked ? await findCustomer(ctx.db, { number: input.customer, phone: contact.phone }) : undefined)
  if (input.customer && !customer) throw new Refusal('invalid', 'feedback.unknown-customer')
  const about = input.aboutStaff ? await findStaffAbout(ctx.db, input.aboutStaff) : undefined
  if (input.aboutStaff && !about) throw new Refusal('invalid', 'feedback.unknown-staff')

  const understood = understand(text, { channel, language: input.language, ...(rating !== null && { rating }) })
  const business = saidToBeAbout(ctx, input.about)
  const classification = heardAs(heard, {
    ...classificationOf(understood, tierOf(customer, business?.value ?? understood.business.value)),
    ...(business && { business }),
  })
  const id = ctx.newId()
  const number = publicNumber('F', receivedAt, await ctx.nextNumber('feedback_number'))
  const salt = ctx.random(16)
  const isComplaint = classification.complaint.value === 'true'
  const grading = opensCase(text, rating, files.length)
    ? gradeFeedback(ctx.bank.manual.grading, {
        ...gradingFacts(classification),
        signals: signalsOf(understood.urgency),
        rating,
        sameCauseCount: 1,
      })
    : undefined

  const caseNumber = grading ? publicNumber('C', receivedAt, await ctx.nextNumber('case_number')) : null
  const shared = {
    unitId: unit.id,
    channel,
    customerId: customer?.id ?? null,
    contactName: contact.name ?? customer?.name ?? null,
    contactPhone: contact.phone ?? customer?.phone ?? null,
    business: classification.business.value,
    nature: classification.nature.value,
    tier: classification.tier.value,
    emotion: classification.emotion.value,
    isComplaint,
    receivedAt,
  }
  const caseId = grading
    ? await openCase(ctx, {
        ...shared,
        number: caseNumber as string,
        title:
          titleOf(text) ||
          wordlessTitle(
            rating,
            files.map(({ kind }) => kind),
          ),
        grade: grading.grade,
        gradeBecause: grading.because,
        // The first contact owns it to the end (2.2.2): who took the customer's words down is the first contact.
        ownerId: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
        subjectUnitId: about?.unitId ?? (isComplaint && unit.kind === 'outlet' ? unit.id : null),
        subjectStaffId: about?.id ?? null,
      })
    : null

  ctx.insert('feedback', {
    ...shared,
    id,
    number,
    language: input.language,
    text,
    textSalt: salt,
    rating,
    intent: classification.intent.value,
    confidence: Math.min(classification.business.confidence, classification.nature.confidence),
    understanding: classification,
    isCorrected: false,
    caseId,
    incidentId: null,
    fingerprint: [...fingerprint(text)],
    watchedAt: null,
    source: ctx.actor.name,
    search: bigramVector(text, number, caseNumber),
  })
  await ctx.record({
    name: 'feedback.received',
    subject: { kind: 'feedback', id },
    unitId: unit.id,
    isFresh: true,
    facts: {
      number,
      channel,
      rating,
      caseId,
      business: shared.business,
      nature: shared.nature,
      text: saltedDigest(salt, text),
      maskedSecrets: masked.length,
    },
  })
  await attachToFeedback(ctx, files, { feedbackId: id, caseId, unitId: unit.id })
  if (caseId && isDissatisfied(rating))
    await ctx.record({
      name: 'case.dissatisfied',
      subject: { kind: 'case', id: caseId },
      unitId: unit.id,
      isFresh: true,
      ...(heard.saidAt && { countsFrom: heard.saidAt }),
      facts: { rating },
    })

  const deadlines = caseId ? await deadlinesOfCases(ctx, [caseId]) : new Map()
  return {
    feedbackId: id,
    feedbackNumber: number,
    caseId,
    caseNumber,
    receivedAt,
    classification,
    grade: grading?.grade ?? null,
    gradeBecause: grading?.because ?? null,
    deadlines: (caseId && deadlines.get(caseId)) || [],
    maskedSecrets: masked.reduce((sum, it) => sum + it.count, 0),
  }
}

/** A person who listened hears a complaint that no word says. */
const heardAs = (heard: Heard, understood: Classification): Classification =>
  heard.isComplaint ? { ...understood, complaint: { value: 'true', confidence: 1, because: [] } } : understood

/** A key of one channel speaks for that channel only. */
function channelOf(ctx: Ctx, channel: string): string {
  if (!ctx.bank.manual.words.channels.some((word) => word.id === channel))
    throw new Refusal('invalid', 'feedback.unknown-channel', { channel })
  if (ctx.actor.channel !== null && ctx.actor.channel !== channel)
    throw new Refusal('forbidden', 'feedback.other-channel', { channel: ctx.actor.channel })
  return channel
}

function saidToBeAbout(ctx: Ctx, business: string | undefined): Verdict | undefined {
  if (business === undefined) return undefined
  if (!Object.hasOwn(ctx.bank.manual.taxonomy.business, business)) throw new Refusal('invalid', 'feedback.unknown-word')
  return { value: business, confidence: 1, because: [] }
}

function placeOf(ctx: Ctx, code: string | undefined): OrgUnit {
  const { tree } = ctx.bank
  const unit = code ? tree.openByCode(code) : ctx.actor.unitId ? tree.units.get(ctx.actor.unitId) : tree.headOffice
  const isMine =
    unit && (ctx.actor.scope.isEverywhere || ctx.actor.scope.roots.some((root) => tree.isBelow(unit.id, root)))
  if (!unit || !isMine) throw notFound('outlet')
  return unit
}

/** The third axis comes from the bank's own records; without them, a company's business says at least that. */
function tierOf(customer: KnownCustomer | undefined, business: string) {
  if (customer) return { value: customer.tier, confidence: 1, because: [] }
  return business === 'corporate'
    ? { value: 'corporate', confidence: 0.6, because: [] }
    : { value: 'unknown', confidence: 1, because: [] }
}
