import { DAY_MILLISECONDS } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { dropTokens } from './store.ts'

const KEPT_DAYS = 2

/** Tokens live for minutes; those of earlier days only take room. */
export const forgetTokens = (ctx: Ctx): Promise<void> =>
  dropTokens(ctx.db, new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MILLISECONDS))
