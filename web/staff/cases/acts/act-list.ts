import type { ComponentType } from 'react'
import type { ActProps } from './act-props.ts'
import { AnalyseForm } from './analyse-form.tsx'
import { ApologiseForm } from './apologise-form.tsx'
import { ComplexForm } from './complex-form.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { HandleForm } from './handle-form.tsx'
import { InvalidForm } from './invalid-form.tsx'
import { LinkForm } from './link-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { NoteForm } from './note-form.tsx'
import { PauseForm } from './pause-form.tsx'
import { PlanForm } from './plan-form.tsx'
import { ReclassifyForm } from './reclassify-form.tsx'
import { RegradeForm } from './regrade-form.tsx'
import { ReopenForm } from './reopen-form.tsx'
import { ReplyForm } from './reply-form.tsx'
import { ResumeForm } from './resume-form.tsx'
import { TakeForm } from './take-form.tsx'
import { TicketForm } from './ticket-form.tsx'
import { VerifyForm } from './verify-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

/** Every act on a case, in the order in which the bar offers them; the names are those of the contract's `actions`. */
export const actForms = {
  take: TakeForm,
  'follow-up': FollowUpForm,
  analyse: AnalyseForm,
  plan: PlanForm,
  handle: HandleForm,
  reply: ReplyForm,
  apologise: ApologiseForm,
  verify: VerifyForm,
  note: NoteForm,
  tickets: TicketForm,
  'hand-over': HandOverForm,
  resume: ResumeForm,
  pause: PauseForm,
  reopen: ReopenForm,
  regrade: RegradeForm,
  reclassify: ReclassifyForm,
  complex: ComplexForm,
  merge: MergeForm,
  link: LinkForm,
  withdraw: WithdrawForm,
  invalid: InvalidForm,
} as const satisfies Record<string, ComponentType<ActProps>>

export type ActName = keyof typeof actForms
export const isAct = (name: string | null | undefined): name is ActName =>
  typeof name === 'string' && Object.hasOwn(actForms, name)
export const offered = (actions: readonly string[]) =>
  (Object.keys(actForms) as ActName[]).filter((name) => actions.includes(name))
