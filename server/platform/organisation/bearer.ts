import type { Ctx } from '../context.ts'

export type Burdened = { unitId: string } | { staffId: string }

/**
 * One kind of thing that hangs on units and people. The platform knows no domain: each domain lends its own, so that a
 * unit is not closed and nobody leaves while something would be left without anybody who answers for it.
 */
export type Bearer = {
  kind: string
  count(ctx: Ctx, on: Burdened): Promise<number>
  /** Gives all of it to a successor of the same sort, on the record. Without it: it must be gone first. */
  handOver?(ctx: Ctx, from: Burdened, toId: string, reason: string): Promise<void>
}

export async function burdensOf(ctx: Ctx, bearers: readonly Bearer[], on: Burdened) {
  const counted: { kind: string; count: number; isHandedOver: boolean }[] = []
  for (const { kind, count, handOver } of bearers) {
    const found = await count(ctx, on)
    if (found > 0) counted.push({ kind, count: found, isHandedOver: handOver !== undefined })
  }
  return counted
}
