import type { Calendar } from './calendar.ts'
import type { Limit } from './limit.ts'
import { dueOfRunning, type Running } from './running.ts'

/** A clock that has not ended, with the limit of the version it was started under. */
export type OpenClock = { id: string; running: readonly Running[]; limit: Limit }
export type MovedDeadline = { id: string; oldDueAt: Date; newDueAt: Date; provisional: boolean }

/**
 * Every deadline that would move if a calendar took the place of another, in the order given: the dry run of a notice.
 * A paused clock has no date and moves none; its date is made when it resumes.
 */
export function movedDeadlines(openClocks: Iterable<OpenClock>, before: Calendar, after: Calendar): MovedDeadline[] {
  const moved: MovedDeadline[] = []
  for (const { id, running, limit } of openClocks) {
    const old = dueOfRunning(before, running, limit)
    const now = dueOfRunning(after, running, limit)
    if (old && now && old.dueAt.getTime() !== now.dueAt.getTime())
      moved.push({ id, oldDueAt: old.dueAt, newDueAt: now.dueAt, provisional: now.provisional })
  }
  return moved
}
