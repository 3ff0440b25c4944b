import type { WorkItem } from '#contract/commitments.ts'

/** Where an item is done: its case, with the form of the act already open. */
export function workAddress({
  caseId,
  action,
  subjectId,
}: Pick<WorkItem, 'caseId' | 'action' | 'subjectId'>): string | null {
  if (caseId === null) return null
  if (action === 'open') return `/cases/${caseId}`
  return `/cases/${caseId}?${new URLSearchParams({ do: action, of: subjectId })}`
}
