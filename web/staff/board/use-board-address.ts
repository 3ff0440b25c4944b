import { useSearchParams } from 'react-router'
import { BoardEvidence, BoardState } from '#contract/commitments.ts'

type Counts = BoardEvidence['counts']
export type AskedEvidence = { commitmentId: string; counts: Counts | undefined }
type Change = { unitId?: string; period?: string; state?: BoardState | undefined; evidence?: AskedEvidence | undefined }

/** The board's unit, period, filter and open figure stand in the address: what an auditor sees, they can send. */
export function useBoardAddress() {
  const [query, setQuery] = useSearchParams()
  const state = BoardState.safeParse(query.get('state')).data
  const commitmentId = query.get('of')
  const counts = BoardEvidence.shape.counts.safeParse(query.get('counts')).data
  const go = (change: Change) => setQuery((before) => changed(before, change), { replace: !('evidence' in change) })
  /** Where a figure's rows are: an address of its own, so that it opens in another tab and can be sent. */
  const rowsOf = (commitmentId: string, counts: Counts | undefined) =>
    `?${changed(query, { evidence: { commitmentId, counts } })}`
  return {
    unitId: query.get('unit') ?? undefined,
    period: query.get('period') ?? undefined,
    state,
    evidence: commitmentId ? { commitmentId, counts } : undefined,
    go,
    rowsOf,
  }
}
function changed(before: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(before)
  const put = (name: string, value: string | undefined) => (value ? next.set(name, value) : next.delete(name))
  if ('unitId' in change) put('unit', change.unitId)
  if ('period' in change) put('period', change.period)
  if ('state' in change) put('state', change.state)
  if ('evidence' in change) {
    put('of', change.evidence?.commitmentId)
    put('counts', change.evidence?.counts)
  }
  return next
}

export type RowsOf = ReturnType<typeof useBoardAddress>['rowsOf']
export type GoBoard = ReturnType<typeof useBoardAddress>['go']
