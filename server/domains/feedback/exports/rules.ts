import type { Feedback } from '#contract/feedback.ts'
import { maskPersonal } from '#domains/understanding/mask/rules.ts'
import { DAY_MILLISECONDS, dayOf, formatDay } from '#platform/calendar/day.ts'
import type { ColumnId } from '#platform/manual/analysis.ts'

/** What a row's ids are called in the language of the file. */
export type Labels = {
  word(list: 'business' | 'nature' | 'tier' | 'emotion' | 'channels' | 'stages', id: string): string
  unit(unit: Feedback['unit']): string
  yes: string
  no: string
}
export type Voice = Omit<Feedback, 'contactName' | 'contactPhone'> & {
  contactName: string | null
  contactPhone: string | null
}

const minutesPast = (at: Date): string =>
  new Date(at.getTime() + (8 / 24) * DAY_MILLISECONDS).toISOString().slice(11, 16)
/** 2026-03-10 09:30, in China. */
export const stampOf = (at: Date): string => `${formatDay(dayOf(at))} ${minutesPast(at)}`

/** One feedback as a row. Names and telephones come masked; what a customer wrote is masked here: a file leaves the wall. */
export function rowOf(columns: readonly ColumnId[], voice: Voice, labels: Labels): (string | number | null)[] {
  const yesNo = (is: boolean) => (is ? labels.yes : labels.no)
  const cells: Record<ColumnId, () => string | number | null> = {
    number: () => voice.number,
    'received-at': () => stampOf(voice.receivedAt),
    channel: () => labels.word('channels', voice.channel),
    unit: () => labels.unit(voice.unit),
    'unit-code': () => voice.unit.code,
    business: () => labels.word('business', voice.business),
    nature: () => labels.word('nature', voice.nature),
    tier: () => labels.word('tier', voice.tier),
    emotion: () => labels.word('emotion', voice.emotion),
    complaint: () => yesNo(voice.isComplaint),
    rating: () => voice.rating,
    text: () => maskPersonal(voice.text),
    'case-number': () => voice.caseNumber,
    grade: () => voice.grade,
    stage: () => voice.stage && labels.word('stages', voice.stage),
    customer: () => voice.contactName,
    phone: () => voice.contactPhone,
    confidence: () => Math.round(voice.confidence * 100) / 100,
    corrected: () => yesNo(voice.isCorrected),
  }
  return columns.map((column) => cells[column]())
}
