import type { Commitment, CommitmentChange, CommitmentNumbers, CommitmentVersion } from '#contract/definitions.ts'
import type { StaffRef } from '#contract/words.ts'
import type { Ctx } from '#platform/context.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { namesOf } from '../deadlines/store.ts'
import { Definition, inForce, type Versioned } from '../definitions/rules.ts'
import { definitionsOf } from '../definitions/service.ts'
import { endVersion, insertVersion } from '../definitions/store.ts'
import { changesBetween, numbersOf, type WhyNot, withNumbers } from './rules.ts'
import * as store from './store.ts'

export async function listCommitments(ctx: Ctx): Promise<Commitment[]> {
  const { byId } = await definitionsOf(ctx)
  const waiting = await store.waitingFor(ctx.db)
  return [...byId.values()].map((versions) => summary(ctx, versions, waiting))
}

function summary(ctx: Ctx, versions: readonly Versioned[], waiting: ReadonlySet<string>): Commitment {
  const latest = versions.at(-1) as Versioned
  const current = inForce(versions, ctx.now) ?? latest
  const { id, clause, kind, basis, title, assumed } = current.definition
  return {
    id,
    clause,
    kind,
    basis,
    title,
    assumed: assumed ?? null,
    version: current.version,
    numbers: numbersOf(current.definition),
    isChanging: latest.effectiveAt > ctx.now,
    isWaiting: waiting.has(id),
  }
}

export async function readCommitment(ctx: Ctx, { id }: { id: string }) {
  const versions = (await definitionsOf(ctx)).byId.get(id)
  if (!versions) throw notFound('commitment')
  const changes = await store.findChanges(ctx.db, id)
  const names = await namesOf(
    ctx.db,
    changes.flatMap((it) => [it.askedBy, ...(it.decidedBy ? [it.decidedBy] : [])]),
  )
  const { definition } = inForce(versions, ctx.now) ?? (versions.at(-1) as Versioned)
  const clause = ctx.bank.manual.clauses.find((it) => it.id === definition.clause)
  return {
    ...summary(ctx, versions, new Set(changes.filter((it) => it.state === 'waiting').map((it) => it.commitmentId))),
    clauseTitle: clause?.title ?? { zh: definition.clause, en: definition.clause },
    starts: definition.kind === 'deadline' ? definition.starts.map(({ event }) => event) : [],
    meets: definition.kind === 'target' ? [] : definition.meets.map(({ event }) => event),
    every: definition.kind === 'deadline' ? null : definition.every,
    dutyRole: definition.kind === 'target' ? null : definition.dutyRole,
    latestVersion: (versions.at(-1) as Versioned).version,
    versions: await presentVersions(ctx, id, versions, changes, names),
    changes: changes.map((it) => present(versions, it, names)),
  }
}

async function presentVersions(
  ctx: Ctx,
  id: string,
  versions: readonly Versioned[],
  changes: readonly store.ChangeRow[],
  names: ReadonlyMap<string, StaffRef>,
): Promise<CommitmentVersion[]> {
  const made = new Map((await store.changeOfVersions(ctx.db, id)).map((it) => [it.version, it]))
  const owed = await store.countOwed(ctx.db, id)
  return versions
    .map((it, nth): CommitmentVersion => {
      const change = changes.find((row) => row.id === made.get(it.version)?.changeId)
      const before = versions[nth - 1]
      const isOver = it.endedAt !== null && it.endedAt <= ctx.now
      return {
        version: it.version,
        effectiveAt: it.effectiveAt,
        endedAt: it.endedAt,
        state: it.effectiveAt > ctx.now ? 'to-come' : isOver ? 'over' : 'in-force',
        origin: made.get(it.version)?.origin === 'bank' ? 'bank' : 'manual',
        numbers: numbersOf(it.definition),
        changes: before ? changesBetween(before.definition, it.definition) : [],
        askedBy: change ? (names.get(change.askedBy) ?? null) : null,
        decidedBy: change?.decidedBy ? (names.get(change.decidedBy) ?? null) : null,
        reason: change?.reason ?? null,
        running: owed.get(it.version) ?? 0,
      }
    })
    .toReversed()
}

const withProposal = (base: Definition, proposal: unknown): Definition =>
  Definition.parse({ ...base, ...(proposal as object) })

function present(
  versions: readonly Versioned[],
  { proposal, ...row }: store.ChangeRow,
  names: ReadonlyMap<string, StaffRef>,
): CommitmentChange {
  const base = versions.find((it) => it.version === row.baseVersion) as Versioned
  const person = (id: string): StaffRef => names.get(id) ?? { id, name: '', post: '' }
  return {
    ...row,
    changes: changesBetween(base.definition, withProposal(base.definition, proposal)),
    state: row.state as CommitmentChange['state'],
    askedBy: person(row.askedBy),
    decidedBy: row.decidedBy ? person(row.decidedBy) : null,
  }
}

type Asked = { id: string; version: number; numbers: CommitmentNumbers; effectiveAt: Date | null; reason: string }

/** Asks for other numbers upon the version that was seen. Nothing changes until a second person has decided. */
export async function askCommitmentChange(ctx: Ctx, asked: Asked): Promise<CommitmentChange> {
  refuseElsewhere(ctx)
  const { latest, definition } = await latestOf(ctx, asked.id, asked.version)
  const made = withNumbers(definition, asked.numbers)
  if ('why' in made) throw refusalFor(made.why)
  const proposal = numbersOf(made.changed)
  if (asked.effectiveAt && asked.effectiveAt < ctx.now)
    throw new Refusal('invalid', 'commitment.in-the-past', { at: asked.effectiveAt.toISOString() })
  if ((asked.effectiveAt ?? ctx.now) < latest.effectiveAt)
    throw new Refusal('conflict', 'commitment.later-version', { at: latest.effectiveAt.toISOString() })
  if ((await store.waitingFor(ctx.db)).has(asked.id)) throw new Refusal('conflict', 'commitment.change-waiting')
  const row: store.ChangeRow = {
    id: ctx.newId(),
    commitmentId: asked.id,
    baseVersion: latest.version,
    proposal,
    effectiveAt: asked.effectiveAt,
    reason: asked.reason,
    askedBy: ctx.actor.id as string,
    askedAt: ctx.now,
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
    note: null,
  }
  ctx.insert('commitmentChange', { ...row, proposal })
  await ctx.flush()
  await record(ctx, 'commitment.change-asked', asked.id, { changeId: row.id, base: latest.version })
  return presentOne(ctx, row)
}

const refusalFor = (why: WhyNot): Refusal => {
  switch (why) {
    case 'other-kind':
      return new Refusal('invalid', 'commitment.other-kind')
    case 'law-needs-source':
      return new Refusal('invalid', 'commitment.law-needs-source')
    case 'same-numbers':
      return new Refusal('invalid', 'commitment.same-numbers')
  }
}

/** The second person decides. Approved, it becomes the next version, never from a moment that is past. */
export async function decideCommitmentChange(
  ctx: Ctx,
  { id, approve, note }: { id: string; approve: boolean; note: string },
): Promise<CommitmentChange> {
  refuseElsewhere(ctx)
  const row = await store.holdChange(ctx.db, id)
  if (!row) throw notFound('commitment-change')
  if (row.state !== 'waiting') throw new Refusal('conflict', 'approval.decided-already')
  if (row.askedBy === ctx.actor.id || (await store.personKeyOf(ctx.db, row.askedBy)) === ctx.actor.personKey)
    throw new Refusal('forbidden', 'approval.same-person')
  const end = { state: approve ? 'approved' : 'refused', decidedBy: ctx.actor.id as string, decidedAt: ctx.now, note }
  if (approve) await adopt(ctx, row)
  await store.endChange(ctx.db, id, end)
  await record(ctx, 'commitment.change-decided', row.commitmentId, { changeId: id, approved: approve })
  return presentOne(ctx, { ...row, ...end })
}

async function adopt(ctx: Ctx, row: store.ChangeRow): Promise<void> {
  const { latest, definition } = await latestOf(ctx, row.commitmentId, row.baseVersion)
  const effectiveAt = new Date(
    Math.max((row.effectiveAt ?? ctx.now).getTime(), ctx.now.getTime(), latest.effectiveAt.getTime()),
  )
  const version = latest.version + 1
  await endVersion(ctx.db, row.commitmentId, latest.version, effectiveAt)
  const changed = withProposal(definition, row.proposal)
  await insertVersion(ctx.db, { version, effectiveAt, endedAt: null, definition: changed }, { changeId: row.id })
  await record(ctx, 'commitment.adopted', row.commitmentId, { version, from: effectiveAt.toISOString() })
}

export async function withdrawCommitmentChange(ctx: Ctx, { id }: { id: string }): Promise<{ ok: true }> {
  const row = await store.holdChange(ctx.db, id)
  if (!row || row.askedBy !== ctx.actor.id) throw notFound('commitment-change')
  if (row.state !== 'waiting') throw new Refusal('conflict', 'approval.decided-already')
  await store.endChange(ctx.db, id, { state: 'withdrawn', decidedBy: row.askedBy, decidedAt: ctx.now, note: '' })
  await record(ctx, 'commitment.change-withdrawn', row.commitmentId, { changeId: id })
  return { ok: true }
}

/** A promise is the whole bank's: whoever keeps it for a part of the bank only asks, and does not change it. */
function refuseElsewhere(ctx: Ctx): void {
  if (!ctx.actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'commitment.manage' })
}

async function latestOf(ctx: Ctx, id: string, version: number) {
  const latest = await store.holdLatest(ctx.db, id)
  if (!latest) throw notFound('commitment')
  if (latest.version !== version) throw new Refusal('conflict', 'someone-else-was-faster')
  const found = (await definitionsOf(ctx)).byId.get(id)?.find((it) => it.version === version)
  if (!found) throw new Refusal('conflict', 'someone-else-was-faster')
  return { latest, definition: found.definition }
}

async function presentOne(ctx: Ctx, row: store.ChangeRow): Promise<CommitmentChange> {
  const versions = (await definitionsOf(ctx)).byId.get(row.commitmentId) ?? []
  return present(versions, row, await namesOf(ctx.db, [row.askedBy, ...(row.decidedBy ? [row.decidedBy] : [])]))
}

const record = (ctx: Ctx, name: string, id: string, facts: Record<string, string | number | boolean>) =>
  ctx.record({
    name,
    subject: { kind: 'commitment', id },
    unitId: ctx.bank.tree.headOffice?.id ?? '',
    facts,
  })
