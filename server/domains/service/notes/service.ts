import type { Ctx } from '#platform/context.ts'
import { notify } from '#platform/notice.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { CaseRow } from '../cases/store.ts'
import { holdFor, recordCase, type Situation, tell } from '../life/service.ts'
import { letSee } from '../tickets/store.ts'
import { type Colleague, readColleagues } from './store.ts'

type NoteInput = { id: string; text: string; mentions?: string[]; letSee?: boolean }

/**
 * An internal note: it stands in the story and leaves by no door of the customer. Who is mentioned is told. Who may not
 * see the case is let see it only on purpose, by who answers for it, and the story says so (need to know).
 */
export async function noteCase(ctx: Ctx, { id, text, mentions = [], letSee: isLet = false }: NoteInput): Promise<void> {
  const situation = await holdFor(ctx, id, 'note')
  const asked = [...new Set(mentions)].filter((staffId) => staffId !== ctx.actor.id)
  const colleagues = await readColleagues(ctx.db, asked)
  if (colleagues.length < asked.length) throw notFound('staff')
  const blind = colleagues.filter((one) => !sees(ctx, situation.row, one))
  if (blind.length > 0) await letThemSee(ctx, situation, blind, isLet)
  const detail = {
    ...(asked.length > 0 && { mentions: asked }),
    ...(blind.length > 0 && { letSee: blind.map((one) => one.id) }),
  }
  tell(ctx, situation, 'noted', text, detail)
  for (const staffId of asked)
    notify(ctx, staffId, { kind: 'note.mentioned', caseId: id, detail: { number: situation.row.number } })
  await recordCase(ctx, situation.row, 'case.noted', { mentioned: asked.length, letSee: blind.length })
}

const readers = (ctx: Ctx) =>
  new Set(ctx.bank.manual.roles.filter((role) => role.may.includes('case.read')).map((role) => role.id))

function sees(ctx: Ctx, { unitId, seenBy }: CaseRow, { unitId: home, roles }: Colleague): boolean {
  const roots = [home, ...roles.map((role) => role.unitId)]
  const reaches = [unitId, ...seenBy].some((unit) => roots.some((root) => ctx.bank.tree.isBelow(unit, root)))
  return reaches && roles.some(({ role }) => readers(ctx).has(role))
}

async function letThemSee(ctx: Ctx, { row, standing }: Situation, blind: Colleague[], isLet: boolean): Promise<void> {
  const names = blind.map((one) => one.name).join('、')
  // No grant of sight gives somebody a role that reads cases.
  if (blind.some(({ roles }) => !roles.some(({ role }) => readers(ctx).has(role))))
    throw new Refusal('invalid', 'note.may-not-read', { names })
  if (!isLet) throw new Refusal('conflict', 'note.cannot-see', { names })
  if (!standing.isOwner && !standing.standsIn && !ctx.actor.may.has('case.assign'))
    throw new Refusal('forbidden', 'case.not-yours', { stage: row.stage })
  for (const { unitId } of blind) await letSee(ctx.db, row.id, unitId)
}
