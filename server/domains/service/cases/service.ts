import type { Case, CaseSummary } from '#contract/cases.ts'
import type { Deadline } from '#contract/commitments.ts'
import type { Feedback } from '#contract/feedback.ts'
import type { Grade, Label, StaffRef, Stage } from '#contract/words.ts'
import { deadlinesOfCases } from '#domains/commitments/deadlines/service.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { maskName, maskPhone } from '#platform/personal/mask.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import { customerCard } from '../customers/service.ts'
import { actionsFor, replyHeldBy } from '../life/rules.ts'
import { situationOf } from '../life/service.ts'
import { presentTickets } from '../ticket-list/service.ts'
import { listTicketRows } from '../tickets/store.ts'
import {
  type CaseQuery,
  type CaseRow,
  findCase,
  holdCase,
  listCaseRows,
  readCaseParts,
  readEntries,
  readIncident,
  readStaffRefs,
} from './store.ts'

type People = ReadonlyMap<string, StaffRef>
const person = (people: People, id: string | null): StaffRef | null =>
  id ? (people.get(id) ?? { id, name: '', post: '' }) : null
const somebody = (people: People, id: string): StaffRef => people.get(id) ?? { id, name: '', post: '' }

function summarise(ctx: Ctx, row: CaseRow, people: People, deadlines: readonly Deadline[]): CaseSummary {
  const {
    id,
    number,
    title,
    channel,
    stage,
    outcome,
    grade,
    isComplaint,
    business,
    nature,
    tier,
    emotion,
    receivedAt,
    resolvedAt,
    verifiedAt,
    closedAt,
    reopenedCount,
    incidentId,
  } = row
  return {
    id,
    number,
    title,
    channel,
    stage,
    outcome,
    grade,
    isComplaint,
    business,
    nature,
    tier,
    emotion,
    receivedAt,
    resolvedAt,
    verifiedAt,
    closedAt,
    reopenedCount,
    incidentId,
    unit: unitRef(ctx.bank.tree, row.unitId),
    owner: person(people, row.ownerId),
    isPaused: row.pausedAt !== null,
    deadline: deadlines.find((deadline) => deadline.leads) ?? null,
  }
}

type ListInput = Omit<CaseQuery, 'actorId' | 'unitIds'> & { unitId?: string; after?: string; limit: number }

export async function listCases(ctx: Ctx, { unitId, after, limit, ...filter }: ListInput) {
  const query: CaseQuery = {
    ...filter,
    actorId: ctx.actor.id,
    unitIds: unitId ? unitsAskedFor(ctx, unitId) : visibleUnits(ctx),
  }
  const rows = await listCaseRows(ctx.db, query, after === undefined ? undefined : readCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  const people = await readStaffRefs(
    ctx.db,
    shown.map((row) => row.ownerId),
  )
  const deadlines = await deadlinesOfCases(
    ctx,
    shown.map((row) => row.id),
  )
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: shown.map((row) => summarise(ctx, row, people, deadlines.get(row.id) ?? [])),
    next: last ? writeCursor({ at: last.receivedAt, id: last.id }) : null,
  }
}

/** One case with all that its page shows, and what the reader may do now. */
export async function readCase(ctx: Ctx, { id }: { id: string }): Promise<Case> {
  await ctx.flush()
  const row = await findCase(ctx.db, id)
  if (!row) throw notFound('case')
  const parts = await readCaseParts(ctx.db, id)
  const { face, standing } = await situationOf(ctx, row)
  const tickets = await presentTickets(ctx, await listTicketRows(ctx.db, { caseId: id, limit: 200 }))
  // Clocks of the case and of its tickets; those of the tickets stand with the tickets.
  const clocks = (await deadlinesOfCases(ctx, [id])).get(id) ?? []
  const ofTickets = new Set(tickets.map((ticket) => ticket.deadline?.clockId))
  const people = await readStaffRefs(ctx.db, [
    row.ownerId,
    row.resolvedBy,
    row.subjectStaffId,
    ...parts.steps.map((step) => step.by),
    ...parts.entries.map((entry) => entry.by),
    ...parts.handOvers.flatMap((it) => [it.fromId, it.toId]),
    ...parts.approvals.flatMap((it) => [it.askedBy, it.decidedBy]),
  ])
  return {
    ...summarise(ctx, row, people, clocks),
    gradeBecause: row.gradeBecause as Label,
    isComplex: row.isComplex,
    subjectUnit: row.subjectUnitId ? unitRef(ctx.bank.tree, row.subjectUnitId) : null,
    subjectStaff: person(people, row.subjectStaffId),
    takenAt: row.takenAt,
    followedUpAt: row.followedUpAt,
    plannedAt: row.plannedAt,
    rootCause: row.rootCause,
    pausedGround: row.pausedGround,
    resolvedBy: person(people, row.resolvedBy),
    steps: parts.steps.map(({ round, stage, fromAt, toAt, by }) => ({
      round,
      stage: stage as Stage,
      fromAt,
      toAt,
      by: person(people, by),
    })),
    story: parts.entries.map(({ id, at, kind, by, text, detail }) => ({
      id,
      at,
      kind,
      text,
      by: person(people, by),
      detail: detail as Record<string, unknown>,
    })),
    deadlines: clocks.filter((clock) => !ofTickets.has(clock.clockId)),
    tickets,
    handOvers: parts.handOvers.map(({ fromId, toId, state, id, reason, askedAt, answeredAt, note }) => ({
      id,
      reason,
      askedAt,
      answeredAt,
      note,
      state: state as Case['handOvers'][number]['state'],
      from: somebody(people, fromId),
      to: somebody(people, toId),
    })),
    approvals: parts.approvals.map(({ kind, state, proposal, askedBy, decidedBy, unitId: _, ...rest }) => ({
      ...rest,
      kind: kind as Case['approvals'][number]['kind'],
      state: state as Case['approvals'][number]['state'],
      proposal: proposal as Record<string, unknown>,
      askedBy: somebody(people, askedBy),
      decidedBy: person(people, decidedBy),
    })),
    feedback: parts.feedback.map((voice) => presentFeedback(ctx, row, voice)),
    customer: await customerCard(ctx, row),
    messages: parts.messages.map(({ id, kind, toPhone, text, state, failure, queuedAt, sentAt, deliveredAt }) => ({
      id,
      kind,
      text: hideLinks(text),
      failure,
      queuedAt,
      sentAt,
      deliveredAt,
      state: state as Case['messages'][number]['state'],
      toPhone: maskPhone(toPhone) ?? '',
    })),
    links: parts.links,
    version: versionOf(parts.entries),
    incident: row.incidentId ? await readIncident(ctx.db, row.incidentId) : null,
    actions: actionsFor(face, standing),
    replyHeldBy: replyHeldBy(face),
  }
}

/** A look at a personal value changes nothing about the matter. */
const isStep = ({ kind }: { kind: string }) => kind !== 'unmasked'
const versionOf = (entries: readonly { kind: string }[]) => entries.filter(isStep).length

/**
 * Two people at one case: the second is told what the first did, before an act that was written without knowing it.
 * The case is held from here to the end of the act, so that nothing comes in between.
 */
async function refuseIfChanged(ctx: Ctx, id: string, seen: number): Promise<void> {
  if (!(await holdCase(ctx.db, id))) throw notFound('case')
  const steps = (await readEntries(ctx.db, id)).filter(isStep)
  const since = steps.slice(seen).filter(({ by }) => by !== ctx.actor.id)
  if (since.length === 0) return
  const people = await readStaffRefs(
    ctx.db,
    since.map(({ by }) => by),
  )
  throw new Refusal('conflict', 'case.changed', {
    version: steps.length,
    since: since.slice(-10).map(({ kind, by, at }) => ({ kind, by: people.get(by ?? '')?.name ?? null, at })),
  })
}

/** An act on a case answers with the case as it stands after it: the screen shows what became of it. */
export const thenShow =
  <I extends { id: string }>(act: (ctx: Ctx, input: I) => Promise<void>) =>
  async (ctx: Ctx, { seen, ...input }: I & { seen?: number | undefined }): Promise<Case> => {
    if (seen !== undefined) await refuseIfChanged(ctx, input.id, seen)
    await act(ctx, input as unknown as I)
    return readCase(ctx, input)
  }

/** The customer's link is the customer's: who reads the message in the case must not be able to answer for them. */
const hideLinks = (text: string) => text.replace(/(\/a\/)[\w-]{16,}/g, '$1…')

type VoiceRow = Awaited<ReturnType<typeof readCaseParts>>['feedback'][number]

function presentFeedback(ctx: Ctx, row: CaseRow, voice: VoiceRow): Feedback {
  const {
    id,
    number,
    channel,
    receivedAt,
    language,
    text,
    rating,
    customerId,
    business,
    nature,
    tier,
    emotion,
    intent,
    isComplaint,
    confidence,
    isCorrected,
    caseId,
    incidentId,
  } = voice
  return {
    id,
    number,
    channel,
    receivedAt,
    language,
    text,
    rating,
    customerId,
    business,
    nature,
    tier,
    emotion,
    intent,
    isComplaint,
    confidence,
    isCorrected,
    caseId,
    incidentId,
    unit: unitRef(ctx.bank.tree, voice.unitId),
    contactName: maskName(voice.contactName),
    contactPhone: maskPhone(voice.contactPhone),
    caseNumber: row.number,
    grade: row.grade as Grade,
    stage: row.stage,
  }
}
