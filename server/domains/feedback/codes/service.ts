import type { CodeKind, RatingCode } from '#contract/codes.ts'
import { DAY_MILLISECONDS, formatDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { Keyring } from '#platform/signing/keyring.ts'
import { findOpenCounter } from '../counters/store.ts'
import { isIdle, shownName, statementOf, writeAddress } from './rules.ts'
import { type CodeRow, findLiveCode, findServing, holdCode, listCodeRows, revokeCodeRow } from './store.ts'

export const today = (ctx: Ctx): string => formatDay(ctx.bank.day)

export const bankLabel = ({ bank }: Ctx) => ({
  zh: bank.tree.headOffice?.name ?? '',
  en: bank.tree.headOffice?.nameEn ?? '',
})

export const listCodes =
  (keyring: Keyring) =>
  async (ctx: Ctx, { unitId }: { unitId?: string }) => {
    const unitIds = unitId ? unitsAskedFor(ctx, unitId) : visibleUnits(ctx)
    const rows = await listCodeRows(ctx.db, unitIds, new Date(ctx.now.getTime() - 30 * DAY_MILLISECONDS))
    return {
      items: rows.map((row) => present(ctx, keyring, row, row.ratings)),
      bank: bankLabel(ctx),
      sheet: ctx.bank.manual.ratings.sheet,
    }
  }

function present(ctx: Ctx, keyring: Keyring, row: CodeRow, ratings: number): RatingCode {
  const { counterName, counterNameEn, staffId, staffName, staffPost } = row
  return {
    id: row.id,
    kind: row.kind,
    unit: unitRef(ctx.bank.tree, row.unitId),
    counter: counterName ? { zh: counterName, en: counterNameEn ?? counterName } : null,
    staff: staffId ? { id: staffId, name: staffName ?? '', post: staffPost ?? '' } : null,
    staffShown: staffName ? shownName(staffName, ctx.bank.manual.ratings.employeeShown) : null,
    address: row.revokedAt
      ? ''
      : `${ctx.bank.publicUrl}/q/${writeAddress({ id: row.id, ...keyring.sign(statementOf(row)) })}`,
    madeAt: row.madeAt,
    revokedAt: row.revokedAt,
    isIdle: isIdle(row, row, today(ctx)),
    ratings,
  }
}

type Wanted = { kind: CodeKind; unitId: string; counterId?: string; staffId?: string }

/** Manual 4.1.1: one code in use per outlet, counter and employee; asked for again, the same one. */
export const makeCode =
  (keyring: Keyring) =>
  async (ctx: Ctx, wanted: Wanted): Promise<RatingCode> => {
    const of = await nameOf(ctx, wanted)
    let id = await findLiveCode(ctx.db, of)
    if (!id) {
      id = ctx.newId()
      ctx.insert('ratingCode', {
        id,
        ...of,
        madeAt: ctx.now,
        madeBy: ctx.actor.id,
        revokedAt: null,
        revokedBy: null,
        revokedWhy: '',
      })
      await ctx.record({
        name: 'code.made',
        subject: { kind: 'code', id },
        unitId: of.unitId,
        isFresh: true,
        facts: { kind: of.kind, counterId: of.counterId, staffId: of.staffId },
      })
      await ctx.flush()
    }
    return present(ctx, keyring, (await holdCode(ctx.db, id)) as CodeRow, 0)
  }

/** What the code shall stand for, if it is there and in the unit named. */
async function nameOf(ctx: Ctx, { kind, unitId, counterId, staffId }: Wanted) {
  const [unit] = unitsAskedFor(ctx, unitId)
  if (unit !== unitId || ctx.bank.tree.unit(unitId).kind !== 'outlet') throw new Refusal('invalid', 'code.outlet-only')
  const of = { unitId, kind, counterId: null, staffId: null }
  if (kind === 'outlet') return of
  if (kind === 'counter') {
    const counter = counterId ? await findOpenCounter(ctx.db, counterId) : undefined
    if (counter?.unitId !== unitId) throw notFound('counter')
    return { ...of, counterId: counter.id }
  }
  const serving = staffId ? await findServing(ctx.db, staffId, unitId) : undefined
  if (!staffId || !serving) throw new Refusal('invalid', 'code.other-unit')
  if (kind === 'invitation' && !serving.isLobbyManager) throw new Refusal('invalid', 'code.lobby-manager-only')
  return { ...of, staffId }
}

export async function revokeCode(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<{ ok: true }> {
  const revoked = await revokeCodeRow(ctx.db, id, {
    revokedAt: ctx.now,
    revokedBy: ctx.actor.id as string,
    revokedWhy: reason,
  })
  if (!revoked) throw notFound('code')
  await ctx.record({ name: 'code.revoked', subject: { kind: 'code', id }, unitId: revoked.unitId, facts: {} })
  return { ok: true }
}
