import type { Case } from '#contract/cases.ts'
import { DuplicatesPanel } from '../together/duplicates-panel.tsx'
import { CallsPanel } from './calls-panel.tsx'
import { ClassificationPanel } from './classification-panel.tsx'
import { ClocksPanel } from './clocks-panel.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { EarlierPanel } from './earlier-panel.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { LinksPanel } from './links-panel.tsx'
import { MessagesPanel } from './messages-panel.tsx'
import { TicketsPanel } from './tickets-panel.tsx'

/** All that surrounds the story: until when, who else works on it, who the customer is, what was told. */
export function CaseContext({ current }: { current: Case }) {
  return (
    <>
      <ClocksPanel deadlines={current.deadlines} />
      <TicketsPanel tickets={current.tickets} />
      <EvidencePanel current={current} />
      <DuplicatesPanel current={current} />
      <CustomerPanel current={current} />
      <ClassificationPanel current={current} />
      <CallsPanel caseId={current.id} />
      <MessagesPanel messages={current.messages} />
      <LinksPanel current={current} />
      <EarlierPanel current={current} />
    </>
  )
}
