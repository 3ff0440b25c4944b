import type { Attachment } from '#contract/files.ts'
import { holdFor, tell } from '#domains/service/life/service.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { type ClaimedFile, claimFiles } from '#platform/files/claim.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { countOfCase, findAttachable, listAttachmentRows } from './store.ts'

type Place = { unitId: string; feedbackId: string | null; caseId: string | null; by: string | null; note: string }

/** Manual 4.1.1: what the customer shows or says goes with the words. Called in the transaction that records the feedback. */
export async function attachToFeedback(
  ctx: Ctx,
  files: readonly ClaimedFile[],
  place: { feedbackId: string; caseId: string | null; unitId: string },
): Promise<void> {
  await attach(ctx, files, { ...place, by: null, note: '' })
}

/** The most that a case holds: beyond this a folder of the bank's own is the better place. */
const MOST_OF_CASE = 100

/** Staff add evidence to a case: a screenshot, a signed form, a recording. */
export async function attachToCase(
  ctx: Ctx,
  { id, tickets, note }: { id: string; tickets: string[]; note: string },
): Promise<Attachment[]> {
  const situation = await holdFor(ctx, id, 'note')
  const { unitId } = situation.row
  if ((await countOfCase(ctx.db, id)) + tickets.length > MOST_OF_CASE)
    throw new Refusal('conflict', 'file.case-is-full', { most: MOST_OF_CASE })
  const files = await claimFiles(ctx, tickets)
  const words = maskSecrets(note).text
  await attach(ctx, files, { unitId, feedbackId: null, caseId: id, by: ctx.actor.id, note: words })
  tell(ctx, situation, 'attached', words, { names: files.map(({ name }) => name).join('、') })
  await ctx.flush()
  return present(await listAttachmentRows(ctx.db, { caseId: id }))
}

/** What a customer adds to a matter of theirs, which the caller holds: theirs like what came with the first words. */
export async function attachByCustomer(
  ctx: Ctx,
  files: readonly ClaimedFile[],
  { caseId, unitId }: { caseId: string; unitId: string },
): Promise<void> {
  if ((await countOfCase(ctx.db, caseId)) + files.length > MOST_OF_CASE)
    throw new Refusal('conflict', 'file.case-is-full', { most: MOST_OF_CASE })
  await attach(ctx, files, { caseId, unitId, feedbackId: null, by: null, note: '' })
}

async function attach(ctx: Ctx, files: readonly ClaimedFile[], { feedbackId, caseId, ...place }: Place): Promise<void> {
  for (const [position, file] of files.entries()) {
    const isVoice = file.kind === 'audio'
    ctx.insert('attachment', {
      ...place,
      fileId: file.id,
      kind: file.kind,
      feedbackId,
      caseId,
      position,
      at: ctx.now,
      transcriptState: isVoice ? 'waiting' : null,
      transcript: null,
      transcribedAt: null,
      transcribedBy: null,
    })
    const subject = feedbackId ? { kind: 'feedback', id: feedbackId } : { kind: 'case', id: caseId as string }
    await ctx.record({
      name: `${subject.kind}.attached`,
      subject,
      unitId: place.unitId,
      caseId,
      facts: {
        fileId: file.id,
        kind: file.kind,
        mime: file.mime,
        bytes: file.bytes,
        sha256: file.digest.toString('hex'),
      },
    })
    if (isVoice) ctx.effect('transcribe-voice', { fileId: file.id }, `transcribe ${file.id}`)
  }
}

export async function listAttachments(
  ctx: Ctx,
  { caseId, feedbackId }: { caseId?: string; feedbackId?: string },
): Promise<Attachment[]> {
  const of = caseId ? { caseId } : { feedbackId: feedbackId as string }
  const isSeen = caseId
    ? await findAttachable(ctx.db, 'serviceCase', caseId)
    : await findAttachable(ctx.db, 'feedback', feedbackId as string)
  if (!isSeen) throw notFound(caseId ? 'case' : 'feedback')
  return present(await listAttachmentRows(ctx.db, of))
}

const present = (rows: Awaited<ReturnType<typeof listAttachmentRows>>): Attachment[] =>
  rows.map((row) => ({
    ...row,
    kind: row.kind as Attachment['kind'],
    transcriptState: row.transcriptState as Attachment['transcriptState'],
  }))
