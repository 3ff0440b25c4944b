import type { WorkItem } from '#contract/commitments.ts'
import type { Label } from '#contract/words.ts'

type Seen = {
  kind: WorkItem['kind']
  stage: string | null
  grade: string | null
  commitmentId: string | null
  ticketState: string | null
  isPlanned: boolean
  isEmergencyOwed: boolean
}

/** The one click to act: what the thing that is owed asks for next. */
export function actionOf({
  kind,
  stage,
  grade,
  commitmentId,
  ticketState,
  isPlanned,
  isEmergencyOwed,
}: Seen): WorkItem['action'] {
  switch (kind) {
    case 'unowned':
      return 'take'
    case 'hand-over':
      return 'answer-hand-over'
    case 'ticket':
      return ticketState === 'claimed' ? 'answer-ticket' : 'claim-ticket'
    case 'approval':
      return 'decide'
    case 'look-back':
      return 'look-back'
    case 'duty':
      return 'open'
    case 'clock':
      if (commitmentId === '6.1.3/apology') return 'apologise'
      if (isEmergencyOwed && stage !== 'receive') return 'handle'
      if (commitmentId === '4.2.2/III-follow-up') return 'follow-up'
      if (grade !== 'III' && !isPlanned && stage !== 'analyse' && stage !== 'verify') return 'plan'
      return STAGE_ACTION[stage ?? ''] ?? 'open'
  }
}

const STAGE_ACTION: Readonly<Record<string, WorkItem['action']>> = {
  receive: 'take',
  analyse: 'analyse',
  handle: 'handle',
  reply: 'reply',
  verify: 'verify',
}

/** What is owed, in words, where no promise's own title says it. */
export const OWES: Readonly<Record<WorkItem['kind'], Label>> = {
  clock: { zh: '办理案件', en: 'Work on the case' },
  unowned: { zh: '待受理', en: 'Waiting to be taken' },
  'hand-over': { zh: '待接收移交', en: 'Hand-over to answer' },
  ticket: { zh: '协办工单', en: 'Ticket' },
  approval: { zh: '待第二人审批', en: 'Waiting for a second person' },
  'look-back': { zh: '回头看检查', en: 'Look-back' },
  duty: { zh: '周期职责', en: 'Duty' },
}
