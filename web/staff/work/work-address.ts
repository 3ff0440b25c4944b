import type { WorkItem } from '#contract/commitments.ts'

/** Where a duty is done that has no case: by its promise. */
const DUTY_ADDRESS: Readonly<Record<string, string>> = { '4.1.1/invitation': '/codes?show=codes' }

/** Where an item is done: its case, with the form of the act already open. */
export function workAddress({
  caseId,
  action,
  subjectId,
  deadline,
}: Pick<WorkItem, 'caseId' | 'action' | 'subjectId'> & {
  deadline?: { commitmentId: string } | null
}): string | null {
  if (caseId === null) return DUTY_ADDRESS[deadline?.commitmentId ?? ''] ?? null
  if (action === 'open') return `/cases/${caseId}`
  return `/cases/${caseId}?${new URLSearchParams({ do: action, of: subjectId })}`
}
