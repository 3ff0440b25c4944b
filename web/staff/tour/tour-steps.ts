import type { Me } from '#contract/identity.ts'

export type TourStep = {
  /** Its words: `tour.steps.<words>`. */
  words: 'cases' | 'feedback' | 'board' | 'lookBack' | 'bell' | 'account' | 'language' | 'me'
  /** The screen that is shown behind it. */
  to: string
  /** What it points at; the middle of the screen where there is no such thing. */
  at: string
}
const place = (to: string) => `nav a[href="${to}"]`
const steps = {
  cases: { words: 'cases', to: '/cases', at: place('/cases') },
  feedback: { words: 'feedback', to: '/feedback', at: place('/feedback') },
  board: { words: 'board', to: '/board', at: place('/board') },
  lookBack: { words: 'lookBack', to: '/look-back', at: place('/look-back') },
  bell: { words: 'bell', to: '/work', at: 'header button:has(.anticon-bell)' },
  account: { words: 'account', to: '/account', at: 'main section' },
  language: { words: 'language', to: '/work', at: 'header button[lang]' },
  me: { words: 'me', to: '/work', at: '[data-tour="me"]' },
} as const satisfies Record<TourStep['words'], TourStep>

/** For whom somebody is shown around: what they answer for, not what they are called. */
export type Audience = 'front' | 'lead' | 'department' | 'service' | 'watch' | 'admin'

const ways: Record<Audience, readonly TourStep[]> = {
  front: [steps.cases, steps.feedback, steps.bell, steps.board, steps.me],
  lead: [steps.cases, steps.feedback, steps.board, steps.lookBack, steps.bell, steps.me],
  department: [steps.cases, steps.feedback, steps.board, steps.bell, steps.me],
  service: [steps.feedback, steps.board, steps.lookBack, steps.cases, steps.bell, steps.me],
  watch: [steps.board, steps.lookBack, steps.cases, steps.feedback, steps.me],
  admin: [steps.account, steps.bell, steps.language, steps.me],
}

const audiences: Record<string, Audience> = {
  teller: 'front',
  'lobby-manager': 'front',
  'relationship-manager': 'front',
  'contact-centre-agent': 'front',
  'branch-supervisor': 'lead',
  'branch-president': 'lead',
  'operations-manager': 'lead',
  'department-handler': 'department',
  'service-department': 'service',
  auditor: 'watch',
}
const needs: Record<string, string> = {
  '/cases': 'case.read',
  '/feedback': 'feedback.read',
  '/board': 'board.read',
  '/look-back': 'look-back.read',
}

export const audienceOf = ({ roles, may }: Pick<Me, 'roles' | 'may'>): Audience =>
  roles.map(({ role }) => audiences[role]).find(Boolean) ?? (may.includes('case.read') ? 'front' : 'admin')

/** Their way through the screens that they may open; the greeting before it is a step of its own. */
export const stepsFor = (me: Pick<Me, 'roles' | 'may'>): TourStep[] =>
  ways[audienceOf(me)].filter(({ to }) => !needs[to] || me.may.includes(needs[to]))
