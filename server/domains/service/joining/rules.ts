import type { Grade } from '#contract/words.ts'
import { isGraver } from '../second-person/rules.ts'

export type Joined = {
  customerId: string | null
  contactPhone: string | null
  incidentId: string | null
  receivedAt: Date
  grade: Grade
  isComplaint: boolean
}

/** One customer, by the bank's records or the telephone that was left; people who left neither are not known to be one. */
const isSameCustomer = (one: Joined, other: Joined): boolean =>
  one.customerId || other.customerId
    ? one.customerId === other.customerId
    : one.contactPhone !== null && one.contactPhone === other.contactPhone

/**
 * Why a case does not go on in another, as a refusal's code. Its clocks end with the merging, so the other must promise
 * at least as much: received no later, graded no lower, a complaint if this is one. Else merging would be the quiet
 * downgrade, or the fresh start of the law's days, that chapter 7 forbids.
 */
export function mergeRefusal(one: Joined, into: Joined): string | undefined {
  const isSameIncident = one.incidentId !== null && one.incidentId === into.incidentId
  if (!isSameCustomer(one, into) && !isSameIncident) return 'case.merge-other-customer'
  if (into.receivedAt > one.receivedAt) return 'case.merge-into-newer'
  if (isGraver(one.grade, into.grade) || (one.isComplaint && !into.isComplaint)) return 'case.merge-into-lighter'
  return undefined
}
