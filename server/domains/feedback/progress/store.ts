import type { CaseRow } from '#domains/service/cases/store.ts'
import type { Db } from '#platform/db/db.ts'

export async function readProgressSecret(db: Db): Promise<string> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'progress-secret').executeTakeFirst()
  if (!row) throw new Error('the secret of progress codes is missing')
  return row.value
}

export async function holdCaseByNumber(db: Db, number: string): Promise<CaseRow | undefined> {
  return (await db.selectFrom('serviceCase').selectAll().where('number', '=', number).forUpdate().executeTakeFirst()) as
    | CaseRow
    | undefined
}

/** A voice that opened no case: it is noted, and nothing was promised. */
export async function findCaselessFeedback(db: Db, number: string) {
  return db
    .selectFrom('feedback')
    .select(['number', 'receivedAt', 'text', 'rating', 'customerId'])
    .where('number', '=', number)
    .where('caseId', 'is', null)
    .executeTakeFirst()
}

export async function readSteps(db: Db, caseId: string) {
  return db
    .selectFrom('caseStep')
    .select(['stage', 'round', 'fromAt'])
    .where('caseId', '=', caseId)
    .orderBy('fromAt')
    .execute()
}

/** Of the case's story only what was meant for the customer's eyes, and what they added themselves. */
const SHOWN = { 'plan-announced': 'plan', apologised: 'apology', replied: 'reply', 'customer-added': 'added' } as const

export async function readShownWords(db: Db, caseId: string) {
  const rows = await db
    .selectFrom('caseEntry')
    .select(['kind', 'at', 'text'])
    .where('caseId', '=', caseId)
    .where('kind', 'in', Object.keys(SHOWN))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.toReversed().map(({ kind, ...row }) => ({ ...row, kind: SHOWN[kind as keyof typeof SHOWN] }))
}

export async function countAdditions(db: Db, caseId: string): Promise<number> {
  const { n } = await db
    .selectFrom('caseEntry')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('caseId', '=', caseId)
    .where('kind', '=', 'customer-added')
    .executeTakeFirstOrThrow()
  return Number(n)
}
