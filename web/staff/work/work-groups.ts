import type { WorkItem } from '#contract/commitments.ts'
import { urgencyOf } from '../../ui/urgency.ts'

/** How soon, as one plans a day by it. What runs on no clock, or whose clock is paused, comes last. */
export const workGroups = ['late', 'hour', 'today', 'later', 'unclocked'] as const
export type WorkGroup = (typeof workGroups)[number]

export function groupOf(item: Pick<WorkItem, 'deadline'>, now: Date): WorkGroup {
  if (!item.deadline) return 'unclocked'
  const urgency = urgencyOf(item.deadline, now)
  return urgency === 'late' || urgency === 'hour' || urgency === 'today' || urgency === 'later' ? urgency : 'unclocked'
}

/** The groups that hold something, in their order; within each, the server's order stands. */
export function grouped<T extends Pick<WorkItem, 'deadline'>>(items: readonly T[], now: Date) {
  const byGroup = Map.groupBy(items, (item) => groupOf(item, now))
  return workGroups.flatMap((group) => {
    const own = byGroup.get(group)
    return own ? [{ group, items: own }] : []
  })
}
