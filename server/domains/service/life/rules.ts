import type { Grade, Stage } from '#contract/words.ts'

/** What the rules look at in a case. */
export type CaseFace = {
  stage: Stage
  grade: Grade
  isComplaint: boolean
  isComplex: boolean
  rootCause: string | null
  isPlanned: boolean
  isPaused: boolean
  ownerId: string | null
  openTickets: number
  /** What waits for a second person. */
  waiting: readonly string[]
  hasHandOver: boolean
  isMerged: boolean
  isDissatisfied: boolean
}

/** How the actor stands to it. */
export type Standing = {
  may: ReadonlySet<string>
  isOwner: boolean
  /** Deputy of the owner, or somebody who leads the unit: acts in the owner's place, and the story says so. */
  standsIn: boolean
  /** The matter is about this person or their unit (chapter 7, recusal). */
  isRecused: boolean
}

export type Action =
  | 'take'
  | 'follow-up'
  | 'analyse'
  | 'plan'
  | 'handle'
  | 'reply'
  | 'apologise'
  | 'verify'
  | 'note'
  | 'regrade'
  | 'reclassify'
  | 'invalid'
  | 'complex'
  | 'pause'
  | 'resume'
  | 'reopen'
  | 'withdraw'
  | 'merge'
  | 'link'
  | 'hand-over'
  | 'tickets'

const PERMISSION: Record<Action, string> = {
  take: 'case.take',
  'follow-up': 'case.work',
  analyse: 'case.work',
  plan: 'case.work',
  handle: 'case.work',
  reply: 'case.work',
  apologise: 'case.work',
  verify: 'case.verify',
  note: 'case.work',
  regrade: 'case.regrade',
  reclassify: 'case.regrade',
  invalid: 'case.regrade',
  complex: 'case.regrade',
  pause: 'case.pause',
  resume: 'case.pause',
  reopen: 'case.work',
  withdraw: 'case.work',
  merge: 'case.merge',
  link: 'case.work',
  'hand-over': 'case.work',
  tickets: 'case.work',
}
/** Anybody who may may do these; all else is the owner's, or whoever stands in. */
const OPEN_TO_ALL: ReadonlySet<Action> = new Set<Action>([
  'take',
  'verify',
  'note',
  'link',
  'merge',
  'regrade',
  'reclassify',
  'invalid',
  'complex',
])

/** The stages in which an act makes sense; 4.3: none is skipped, so each act belongs to its own. */
const STAGES: Record<Action, readonly Stage[]> = {
  take: ['receive'],
  'follow-up': ['analyse', 'handle', 'reply'],
  analyse: ['analyse', 'handle'],
  plan: ['analyse', 'handle', 'reply'],
  handle: ['analyse', 'handle'],
  reply: ['reply'],
  // Also when it is over: two stars on a solved case are owed an apology as well (6.1.3).
  apologise: ['receive', 'analyse', 'handle', 'reply', 'verify', 'closed'],
  verify: ['verify'],
  note: ['receive', 'analyse', 'handle', 'reply', 'verify', 'closed'],
  regrade: ['receive', 'analyse', 'handle', 'reply'],
  reclassify: ['receive', 'analyse', 'handle', 'reply'],
  invalid: ['receive', 'analyse', 'handle', 'reply'],
  complex: ['receive', 'analyse', 'handle', 'reply'],
  pause: ['analyse', 'handle', 'reply'],
  resume: ['analyse', 'handle', 'reply'],
  reopen: ['verify', 'closed'],
  withdraw: ['receive', 'analyse', 'handle', 'reply', 'verify'],
  merge: ['receive', 'analyse', 'handle', 'reply'],
  link: ['receive', 'analyse', 'handle', 'reply', 'verify', 'closed'],
  'hand-over': ['analyse', 'handle', 'reply', 'verify'],
  tickets: ['analyse', 'handle', 'reply'],
}

/** Why the answer to the customer is held back; empty when it may go. */
export function replyHeldBy(face: CaseFace): string[] {
  return [
    ...(face.rootCause ? [] : ['case.root-cause-first']),
    // Manual 4.2.2: grades I and II owe a plan, and no reply can stand for it.
    ...(face.grade !== 'III' && !face.isPlanned ? ['case.plan-first'] : []),
    ...(face.openTickets > 0 ? ['case.tickets-open'] : []),
    ...(face.isPaused ? ['case.paused'] : []),
    ...(face.waiting.length > 0 ? ['case.second-person-waiting'] : []),
  ]
}

/** Why this act is refused to this actor now, as a refusal's code; undefined when it is theirs to do. */
export function refusalOf(action: Action, face: CaseFace, standing: Standing): string | undefined {
  if (!standing.may.has(PERMISSION[action])) return 'not-allowed'
  if (!STAGES[action].includes(face.stage)) return 'case.wrong-stage'
  if (!OPEN_TO_ALL.has(action) && !standing.isOwner && !standing.standsIn) return 'case.not-yours'
  switch (action) {
    case 'take':
      return face.ownerId ? 'case.taken-already' : undefined
    case 'reply':
      return replyHeldBy(face)[0]
    case 'handle':
      // Only an emergency is handled before it is analysed (4.2.2, grade I: within the hour).
      return face.stage === 'analyse' && face.grade !== 'I'
        ? 'case.root-cause-first'
        : face.isPaused
          ? 'case.paused'
          : undefined
    case 'verify':
      return standing.isRecused ? 'case.recused' : undefined
    case 'plan':
      return face.grade === 'III' ? 'case.no-plan-owed' : undefined
    case 'apologise':
      return face.isDissatisfied ? undefined : 'case.nothing-to-apologise'
    case 'pause':
      return face.isPaused ? 'case.paused' : undefined
    case 'resume':
      return face.isPaused ? undefined : 'case.not-paused'
    case 'complex':
      return !face.isComplaint || face.isComplex ? 'case.no-simple-complaint' : waits(face, 'complex')
    case 'invalid':
      return waits(face, 'invalid')
    case 'reopen':
      // Its words and its promises went on in the other case (chapter 7).
      return face.isMerged ? 'case.merged-elsewhere' : undefined
    case 'hand-over':
      return face.hasHandOver ? 'case.hand-over-waiting' : undefined
    default:
      return undefined
  }
}

const waits = (face: CaseFace, kind: string) => (face.waiting.includes(kind) ? 'case.second-person-waiting' : undefined)

/** What the actor may do now: the screen offers this and nothing else. */
export const actionsFor = (face: CaseFace, standing: Standing): Action[] =>
  (Object.keys(STAGES) as Action[]).filter((action) => refusalOf(action, face, standing) === undefined)

const NEXT: Partial<Record<Stage, Stage>> = {
  receive: 'analyse',
  analyse: 'handle',
  handle: 'reply',
  reply: 'verify',
  verify: 'closed',
}

/** Manual 4.3: 接收—分析—处理—反馈—验证, one after the other. */
export const stageAfter = (stage: Stage): Stage => NEXT[stage] ?? 'closed'
