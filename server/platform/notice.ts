import type { Insertable } from 'kysely'
import type { Ctx } from './context.ts'
import type { Tables } from './db/tables.ts'

type Notice = {
  kind: string
  caseId?: string | null
  clockId?: string
  detail?: Insertable<Tables['notice']>['detail']
}

/** A word to a person, unread until they read it. The kind's words stand in every language; `detail` fills them. */
export const notify = (ctx: Ctx, staffId: string, { kind, caseId, clockId, detail }: Notice): void =>
  ctx.insert('notice', {
    id: ctx.newId(),
    staffId,
    kind,
    at: ctx.now,
    clockId: clockId ?? null,
    caseId: caseId ?? null,
    detail: detail ?? {},
    readAt: null,
  })
