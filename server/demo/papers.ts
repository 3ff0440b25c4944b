import { z } from 'zod'
import { periodBounds } from '#platform/calendar/period.ts'
import type { Effects } from '#platform/effects/worker.ts'

const Report = z.object({ week: z.string() })
const DAYS = 15

/** Of its past the demo bank draws the papers of the last two weeks; older reports are read on the screen. */
export const withLatePapers = (effects: Effects, until: Date): Effects => ({
  ...effects,
  'write-report': async (world, payload) => {
    const { to } = periodBounds(Report.parse(payload).week)
    if (until.getTime() - to.getTime() < DAYS * 86_400_000) await effects['write-report']?.(world, payload)
  },
})
