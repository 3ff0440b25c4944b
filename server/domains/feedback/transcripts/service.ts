import { type CaseRow, holdCase } from '#domains/service/cases/store.ts'
import { updateCase } from '#domains/service/life/store.ts'
import { isGraver } from '#domains/service/second-person/rules.ts'
import { setComplaint, setGrade } from '#domains/service/second-person/service.ts'
import { understand } from '#domains/understanding/classify/rules.ts'
import { fingerprint } from '#domains/understanding/likeness/rules.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { saltedDigest } from '#platform/ledger/entry.ts'
import { bigramVector } from '#platform/search/bigrams.ts'
import { type Graded, gradeFeedback } from '../grading/rules.ts'
import { classificationOf, gradingFacts, signalsOf, titleOf } from '../intake/rules.ts'
import { holdFeedback, wordsHeard, writeTranscript, writeUnderstanding } from './store.ts'

export type Heard = { state: 'made'; text: string; by: string } | { state: 'unreadable' | 'no-engine' }
type FeedbackRow = Awaited<ReturnType<typeof holdFeedback>>

const MOST_CHARACTERS = 20_000

/**
 * Keeps what a machine heard beside the voice, secrets masked first. A feedback that had no words is understood by them: its
 * axes are filled in, and its case gets its name and its grade.
 */
export async function keepTranscript(ctx: Ctx, fileId: string, heard: Heard): Promise<void> {
  const isMade = heard.state === 'made'
  const { text, masked } = maskSecrets(isMade ? [...heard.text].slice(0, MOST_CHARACTERS).join('') : '')
  const kept = await writeTranscript(ctx.db, fileId, {
    transcriptState: heard.state,
    transcript: isMade ? text : null,
    transcribedAt: isMade ? ctx.now : null,
    transcribedBy: isMade ? heard.by : null,
  })
  if (!kept || !isMade) return
  const feedback = kept.feedbackId ? await holdFeedback(ctx.db, kept.feedbackId) : undefined
  await ctx.record({
    name: 'voice.transcribed',
    subject: { kind: 'file', id: fileId },
    unitId: kept.unitId,
    caseId: kept.caseId,
    facts: {
      engine: heard.by,
      maskedSecrets: masked.length,
      // Without a feedback there is no salt, and a bare digest of few words could be guessed.
      transcript: feedback ? saltedDigest(feedback.textSalt, text) : null,
    },
  })
  if (feedback && feedback.text === '' && text !== '') await understandVoice(ctx, feedback)
}

async function understandVoice(ctx: Ctx, feedback: FeedbackRow): Promise<void> {
  const { id, channel, rating, caseId } = feedback
  const words = await wordsHeard(ctx.db, id)
  const language = feedback.language === 'en' ? 'en' : 'zh'
  const understood = understand(words, { channel, language, ...(rating !== null && { rating }) })
  const tier =
    feedback.tier === 'unknown' && understood.business.value === 'corporate'
      ? { value: 'corporate', confidence: 0.6, because: [] }
      : { value: feedback.tier, confidence: 1, because: [] }
  const classification = classificationOf(understood, tier)
  const row = caseId ? await holdCase(ctx.db, caseId) : undefined
  const axes = {
    business: classification.business.value,
    nature: classification.nature.value,
    tier: tier.value,
    emotion: classification.emotion.value,
  }
  await writeUnderstanding(ctx.db, id, {
    // What a person put right stays right.
    ...(!feedback.isCorrected && {
      ...axes,
      intent: classification.intent.value,
      isComplaint: understood.complaint.value,
      confidence: Math.min(classification.business.confidence, classification.nature.confidence),
      understanding: JSON.stringify(classification),
    }),
    fingerprint: [...fingerprint(words)],
    search: bigramVector(words, feedback.number, row?.number ?? null),
    // The watch for bursts had nothing to read before.
    watchedAt: null,
  })
  if (!row || row.stage === 'closed' || feedback.isCorrected) return
  const graded = gradeFeedback(ctx.bank.manual.grading, {
    ...gradingFacts(classification),
    signals: signalsOf(understood.urgency),
    rating,
    sameCauseCount: 1,
  })
  await updateCase(ctx.db, row.id, { ...axes, title: titleOf(words) })
  await raiseCase(ctx, row, graded, understood.complaint.value)
}

/** Upwards only (chapter 7, no quiet downgrade), and counted from receipt: the customer said it then. */
async function raiseCase(ctx: Ctx, row: CaseRow, { grade, because }: Graded, isComplaint: boolean): Promise<void> {
  if (isComplaint && !row.isComplaint) {
    tellByRule(ctx, row, 'reclassified', { isComplaint: true })
    await setComplaint(ctx, row, true)
  }
  if (!isGraver(grade, row.grade)) return
  tellByRule(ctx, row, 'regraded', { was: row.grade, grade })
  await setGrade(ctx, row, grade, because, row.receivedAt)
}

const tellByRule = (ctx: Ctx, row: CaseRow, kind: string, detail: Record<string, unknown>) =>
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId: row.id,
    unitId: row.unitId,
    at: ctx.now,
    kind,
    by: null,
    text: '',
    detail,
  })
