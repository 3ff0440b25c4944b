import type { RatingPlace } from '#contract/ratings.ts'
import { MINUTE_MILLISECONDS } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { Keyring } from '#platform/signing/keyring.ts'
import { isIdle, readAddress, shownName, statementOf } from '../codes/rules.ts'
import { bankLabel, today } from '../codes/service.ts'
import { type CodeRow, holdCode } from '../codes/store.ts'
import { whoServed } from '../counters/store.ts'
import { recordRating } from '../ratings/service.ts'
import { findToken, spendToken } from './store.ts'

/** The code behind a scanned address: signed by us, not revoked, and what it names still there. */
async function readCode(ctx: Ctx, keyring: Keyring, text: string): Promise<CodeRow> {
  const address = readAddress(text)
  const row = address && (await holdCode(ctx.db, address.id))
  if (!address || !row) throw notFound('code')
  const verdict = keyring.judge(address.keyId, statementOf(row), address.mac)
  if (verdict === 'forged') throw notFound('code')
  if (verdict === 'revoked' || row.revokedAt) throw new Refusal('conflict', 'code.revoked')
  if (isIdle(row, row, today(ctx))) throw new Refusal('conflict', 'code.idle')
  return row
}

/** Whom a rating by this code is about: the person of the code, or who serves at its counter now. */
async function ratedStaff(ctx: Ctx, row: CodeRow) {
  if (row.kind === 'employee')
    return { staffId: row.staffId as string, login: row.staffLogin as string, name: row.staffName as string }
  return row.counterId ? whoServed(ctx.db, row.counterId, ctx.now) : undefined
}

/** What stands on the page of a customer who rates. */
export function placeOf(
  ctx: Ctx,
  of: { unitId: string; counter: { zh: string; en: string } | null; employee: string | undefined },
): RatingPlace {
  const { name, nameEn } = ctx.bank.tree.unit(of.unitId)
  const { faces, reasons, reasonsAtMost, employeeShown } = ctx.bank.manual.ratings
  return {
    bank: bankLabel(ctx),
    outlet: { zh: name, en: nameEn },
    counter: of.counter,
    employee: of.employee ? shownName(of.employee, employeeShown) : null,
    faces: [...faces],
    reasons: [...reasons],
    reasonsAtMost,
  }
}

/** Manual 4.1.1: a printed code is not itself a right to rate: each opening gives one, for a short time. */
export const openCode =
  (keyring: Keyring) =>
  async (ctx: Ctx, { code }: { code: string }) => {
    const row = await readCode(ctx, keyring, code)
    const staff = await ratedStaff(ctx, row)
    const token = ctx.random(16).toString('base64url')
    const expiresAt = new Date(ctx.now.getTime() + ctx.bank.manual.ratings.code.tokenMinutes * MINUTE_MILLISECONDS)
    ctx.insert('ratingToken', {
      digest: digestSecret(token),
      codeId: row.id,
      madeAt: ctx.now,
      expiresAt,
      usedAt: null,
    })
    const counter = row.counterName ? { zh: row.counterName, en: row.counterNameEn ?? row.counterName } : null
    return { token, expiresAt, place: placeOf(ctx, { unitId: row.unitId, counter, employee: staff?.name }) }
  }

type Given = {
  code: string
  token: string
  rating: number
  reasons: string[]
  text: string
  phone?: string
  language: 'zh' | 'en'
}

/** One rating against one token, spent in the transaction that records it. */
export const giveRating =
  (keyring: Keyring) =>
  async (ctx: Ctx, { code, token, ...given }: Given) => {
    const row = await readCode(ctx, keyring, code)
    const digest = digestSecret(token)
    if (!(await spendToken(ctx.db, digest, row.id, ctx.now))) {
      const known = await findToken(ctx.db, digest, row.id)
      throw new Refusal('conflict', known?.usedAt ? 'rating.given-already' : 'rating.too-late')
    }
    const receipt = await recordRating(ctx, {
      ...given,
      id: ctx.newId(),
      unitId: row.unitId,
      codeId: row.id,
      evaluatorId: null,
      deviceAt: null,
      sequence: null,
      counterId: row.counterId,
      staff: await ratedStaff(ctx, row),
      invitedBy: row.kind === 'invitation' ? row.staffId : null,
      ratedAt: ctx.now,
      isMomentSure: true,
    })
    const apology = receipt.deadlines.find(({ commitmentId }) => commitmentId === '6.1.3/apology')
    return { number: receipt.feedbackNumber, apologyBy: apology?.dueAt ?? null }
  }
