import type { CustomerAnswer } from '#contract/feedback.ts'
import { deadlinesOfCases } from '#domains/commitments/deadlines/service.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { CaseRow } from '../cases/store.ts'
import { recordCase } from '../life/service.ts'
import { updateCase } from '../life/store.ts'
import { closeCase, reopen } from '../reopening/service.ts'
import { holdByCode, lastReply } from './store.ts'

type Answer = { isSolved: boolean; rating?: number; text: string }
/** Manual 6.1.3: one or two stars are a dissatisfied event. */
const DISSATISFIED_AT_MOST = 2

/** The case behind a link's code, held. Unknown and wrong are refused in the same words. */
export async function caseOfCode(ctx: Ctx, code: string): Promise<CaseRow> {
  const row = await holdByCode(ctx.db, digestSecret(code))
  if (!row) throw notFound('answer')
  return row
}

export async function readAnswer(ctx: Ctx, { code }: { code: string }): Promise<CustomerAnswer> {
  return present(ctx, await caseOfCode(ctx, code))
}

async function present(ctx: Ctx, row: CaseRow): Promise<CustomerAnswer> {
  await ctx.flush()
  const reply = await lastReply(ctx.db, row.id)
  const [first] = (await deadlinesOfCases(ctx, [row.id])).get(row.id)?.filter((deadline) => deadline.leads) ?? []
  const bank = ctx.bank.tree.headOffice
  return {
    bank: { zh: bank?.name ?? '', en: bank?.nameEn ?? '' },
    caseNumber: row.number,
    receivedAt: row.receivedAt,
    title: row.title,
    reply: reply?.text ?? '',
    repliedAt: reply?.at ?? null,
    state: stateOf(row),
    promisedAt: first?.dueAt ?? null,
  }
}

function stateOf(row: CaseRow): CustomerAnswer['state'] {
  if (row.stage === 'closed') return row.outcome === 'verified' ? 'confirmed' : 'closed'
  if (row.stage === 'verify') return 'answered'
  return row.reopenedCount > 0 ? 'reopened' : 'in-work'
}

/** Yes verifies; no reopens at once, under the same link; few stars start 6.1.3's 24 hours whatever was answered. */
export async function giveAnswer(ctx: Ctx, { code, ...answer }: Answer & { code: string }): Promise<CustomerAnswer> {
  return present(ctx, await answerCase(ctx, await caseOfCode(ctx, code), answer))
}

/** The customer's word on a case that is held; answers how the case stands after it. */
export async function answerCase(ctx: Ctx, row: CaseRow, { isSolved, rating, text }: Answer): Promise<CaseRow> {
  if (row.stage !== 'verify') throw new Refusal('conflict', 'answer.given-already')
  const words = maskSecrets(text).text
  const isUnhappy = rating !== undefined && rating <= DISSATISFIED_AT_MOST
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId: row.id,
    unitId: row.unitId,
    at: ctx.now,
    kind: isSolved ? 'customer-confirmed' : 'customer-disputed',
    by: null,
    text: words,
    detail: { rating: rating ?? null },
  })
  await recordCase(ctx, row, isSolved ? 'case.confirmed' : 'case.disputed', { rating: rating ?? null })
  if (isSolved) {
    if (isUnhappy) await recordCase(ctx, row, 'case.dissatisfied', { rating })
    await closeCase(ctx, row, 'verified', 'customer')
    return { ...row, stage: 'closed', outcome: 'verified' }
  }
  await reopen(ctx, row, 'customer-said-not-solved', true)
  // The customer follows the matter under the link that they hold.
  await updateCase(ctx.db, row.id, { answerDigest: row.answerDigest })
  return { ...row, stage: 'analyse', reopenedCount: row.reopenedCount + 1 }
}
