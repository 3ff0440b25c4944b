import { useSearchParams } from 'react-router'
import { CaseFilter } from '#contract/cases.ts'
import { useMe } from '../../../lib/me.tsx'

export const queues = ['mine', 'unowned', 'unit', 'tickets', 'all'] as const
export type Queue = (typeof queues)[number]

/** Who answers tickets and owns no cases begins with the tickets; everyone else with their unit. */
const usualQueue = (may: readonly string[]): Queue =>
  may.includes('ticket.work') && !may.includes('case.take') ? 'tickets' : 'unit'

/** Which cases stand in the queue, kept in the address: a link shows the same queue to a colleague. */
export function useQueueFilter() {
  const { may } = useMe()
  const [query, setQuery] = useSearchParams()
  const read = CaseFilter.safeParse({
    queue: query.get('queue') ?? usualQueue(may),
    open: query.get('open') ?? 'yes',
    search: query.get('search') ?? undefined,
    incidentId: query.get('incidentId') ?? undefined,
    customerId: query.get('customerId') ?? undefined,
  })
  const { open, ...filter } = read.success ? read.data : { queue: usualQueue(may), open: 'yes' as const }
  const change = (changes: Record<string, string>) =>
    setQuery(
      (earlier) => {
        const next = new URLSearchParams(earlier)
        for (const [name, value] of Object.entries(changes)) value === '' ? next.delete(name) : next.set(name, value)
        return next
      },
      { replace: true },
    )
  // In the address only, so that leaving a case does not lose the queue it was opened from.
  const kept = new URLSearchParams()
  for (const name of ['queue', 'open', 'search', 'incidentId', 'customerId']) {
    const value = query.get(name)
    if (value !== null) kept.set(name, value)
  }
  const address = (id?: string) => `/cases${id ? `/${id}` : ''}${kept.size > 0 ? `?${kept}` : ''}`
  return { filter, isOpenOnly: open === 'yes', change, address }
}
