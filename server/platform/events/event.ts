export type Fact = string | number | boolean | null

/**
 * Something that happened, named `area.past`. It is written on the ledger, and domains below hear it. `facts` carries
 * no personal values: they would outlive an erasure.
 */
export type Event = {
  name: string
  /** What it happened to; also the ledger's stream, `kind:id`. */
  subject: { kind: string; id: string }
  unitId: string
  caseId?: string | null
  responsibleId?: string | null
  /** True when the subject was made in this very transaction: nothing about it can be in the database yet. */
  isFresh?: boolean
  /** From when a promise counts that this event starts, where that is not now: a lowered grade counts from receipt. */
  countsFrom?: Date
  facts: Record<string, Fact>
}
