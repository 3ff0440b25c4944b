import type { Progress, ProgressKey } from '#contract/customer-door.ts'
import { deadlinesOfCases } from '#domains/commitments/deadlines/service.ts'
import { answerCase, caseOfCode } from '#domains/service/answers/service.ts'
import type { CaseRow } from '#domains/service/cases/store.ts'
import { recordCase } from '#domains/service/life/service.ts'
import { closeCase } from '#domains/service/reopening/service.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { type ClaimedFile, claimFiles } from '#platform/files/claim.ts'
import { notify } from '#platform/notice.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { attachByCustomer } from '../attachments/service.ts'
import { readingOf } from '../zone/service.ts'
import { opens, progressCode, readCode, readNumber, stageLine, stateOf, toldPromises } from './rules.ts'
import {
  countAdditions,
  findCaselessFeedback,
  holdCaseByNumber,
  readProgressSecret,
  readShownWords,
  readSteps,
} from './store.ts'

type Keyed<T = object> = T & { key: ProgressKey }
const UNREAD = { reading: null, isElderOffered: false }
/** A matter that needs more than this is one for the telephone. */
const MOST_ADDITIONS = 30

export const codeFor = async (ctx: Ctx, number: string): Promise<string> =>
  progressCode(await readProgressSecret(ctx.db), number)

/** What the customer holds opens one matter. A wrong code and a number that does not exist are refused in the same words. */
async function hold(ctx: Ctx, key: ProgressKey): Promise<CaseRow | string> {
  if ('link' in key) return caseOfCode(ctx, key.link)
  const number = readNumber(key.number)
  if (!opens(await readProgressSecret(ctx.db), number, readCode(key.code))) throw notFound('progress')
  return (await holdCaseByNumber(ctx.db, number)) ?? number
}

async function holdOpen(ctx: Ctx, key: ProgressKey): Promise<CaseRow> {
  const row = await hold(ctx, key)
  if (typeof row === 'string' || row.stage === 'closed') throw new Refusal('conflict', 'progress.is-over')
  return row
}

export async function readProgress(ctx: Ctx, { key }: Keyed): Promise<Progress> {
  const row = await hold(ctx, key)
  return typeof row === 'string' ? presentNoted(ctx, row) : present(ctx, row)
}

async function present(ctx: Ctx, row: CaseRow): Promise<Progress> {
  await ctx.flush()
  const state = stateOf(row)
  const isOpen = row.stage !== 'closed'
  return {
    ...bankOf(ctx),
    number: row.number,
    receivedAt: row.receivedAt,
    title: row.title,
    state,
    stages: stageLine(row.stage, await readSteps(ctx.db, row.id)),
    promises: isOpen ? promisesFor(ctx, (await deadlinesOfCases(ctx, [row.id])).get(row.id) ?? []) : [],
    words: await readShownWords(ctx.db, row.id),
    mayConfirm: state === 'answered',
    mayAdd: isOpen,
    mayWithdraw: isOpen && state !== 'answered',
    ...(row.customerId ? await readingOf(ctx, row.customerId) : UNREAD),
  }
}

/** A rating alone opens no case: it was noted, and that is all there is to say. */
async function presentNoted(ctx: Ctx, number: string): Promise<Progress> {
  const row = await findCaselessFeedback(ctx.db, number)
  if (!row) throw notFound('progress')
  return {
    ...bankOf(ctx),
    number,
    receivedAt: row.receivedAt,
    title: row.text || (row.rating ? `${row.rating}★` : ''),
    state: 'noted',
    stages: [],
    promises: [],
    words: [],
    mayConfirm: false,
    mayAdd: false,
    mayWithdraw: false,
    ...(row.customerId ? await readingOf(ctx, row.customerId) : UNREAD),
  }
}

export const promisesFor = (ctx: Ctx, deadlines: Parameters<typeof toldPromises>[0]) =>
  toldPromises(deadlines, ctx.bank.manual.customer.promises)

function bankOf(ctx: Ctx) {
  const bank = ctx.bank.tree.headOffice
  return { bank: { zh: bank?.name ?? '', en: bank?.nameEn ?? '' }, hotline: ctx.bank.manual.customer.hotline }
}

export async function answerProgress(
  ctx: Ctx,
  { key, ...answer }: Keyed<{ isSolved: boolean; rating?: number; text: string }>,
): Promise<Progress> {
  const row = await hold(ctx, key)
  if (typeof row === 'string') throw new Refusal('conflict', 'answer.given-already')
  return present(ctx, await answerCase(ctx, row, answer))
}

/** New words on an open matter reach its owner at once; the promises run on as they were. */
export async function addToProgress(
  ctx: Ctx,
  { key, text, attachments }: Keyed<{ text: string; attachments: string[] }>,
): Promise<Progress> {
  const row = await holdOpen(ctx, key)
  if (text.trim() === '' && attachments.length === 0) throw new Refusal('invalid', 'feedback.empty')
  if ((await countAdditions(ctx.db, row.id)) >= MOST_ADDITIONS) throw new Refusal('conflict', 'progress.enough-added')
  await addWords(ctx, row, maskSecrets(text).text, await claimFiles(ctx, attachments))
  return present(ctx, row)
}

/** What a customer adds to a case that is held, by whichever window it came: on its story, to its owner, on the ledger. */
export async function addWords(ctx: Ctx, row: CaseRow, text: string, files: readonly ClaimedFile[]): Promise<void> {
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId: row.id,
    unitId: row.unitId,
    at: ctx.now,
    kind: 'customer-added',
    by: null,
    text,
    detail: { files: files.length },
  })
  if (row.ownerId) notify(ctx, row.ownerId, { kind: 'case.added', caseId: row.id, detail: { number: row.number } })
  await recordCase(ctx, row, 'case.added', { files: files.length })
  await attachByCustomer(ctx, files, { caseId: row.id, unitId: row.unitId })
}

/** The customer's own word ends the matter; what the bank owes by then is cancelled, and the story says who asked. */
export async function withdrawProgress(ctx: Ctx, { key, text }: Keyed<{ text: string }>): Promise<Progress> {
  const row = await holdOpen(ctx, key)
  if (stateOf(row) === 'answered') throw new Refusal('conflict', 'progress.answered-already')
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId: row.id,
    unitId: row.unitId,
    at: ctx.now,
    kind: 'withdrawn',
    by: null,
    text: maskSecrets(text).text,
    detail: {},
  })
  await closeCase(ctx, row, 'withdrawn', 'customer')
  return present(ctx, { ...row, stage: 'closed', outcome: 'withdrawn', closedAt: ctx.now })
}
