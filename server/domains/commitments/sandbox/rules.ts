const MOST_STEPS = 300
const DAY = 86_400_000

/**
 * The next moment to stop at on the way: the first thing that wakes, or midnight in Shanghai, when periods end. A long
 * way is walked in at most 300 strides, so that a month takes seconds: what wakes within a stride is done at its end.
 */
export function nextStop(now: Date, target: Date, nextWakeAt: Date | null, began: Date): Date {
  const stride = Math.max(1, Math.ceil((target.getTime() - began.getTime()) / MOST_STEPS))
  const midnight = (Math.floor((now.getTime() + 8 * 3_600_000) / DAY) + 1) * DAY - 8 * 3_600_000
  const wake = nextWakeAt ? Math.max(nextWakeAt.getTime(), now.getTime() + stride) : Number.POSITIVE_INFINITY
  return new Date(Math.min(target.getTime(), midnight, wake))
}
