import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

type Doing = 'reading' | 'answering'
/** Three signs of life that did not come. The machine's time on purpose: in a sandbox the bank's stands still. */
const FORGOTTEN = sql`clock_timestamp() - interval '60 seconds'`

export async function listPresentRows(
  db: Db,
  caseId: string,
  exceptId: string,
): Promise<{ staffId: string; doing: Doing }[]> {
  const { rows } = await sql<{ staffId: string; doing: Doing }>`
    select staff_id, doing from case_presence where case_id = ${caseId}::uuid and staff_id <> ${exceptId}::uuid and seen_at > ${FORGOTTEN}
    order by doing, staff_id limit 20`.execute(db)
  return rows
}

export async function keepPresence(db: Db, caseId: string, staffId: string, doing: Doing | 'gone'): Promise<void> {
  if (doing === 'gone')
    await sql`delete from case_presence where case_id = ${caseId}::uuid and staff_id = ${staffId}::uuid`.execute(db)
  else
    await sql`insert into case_presence (case_id, staff_id, doing) values (${caseId}::uuid, ${staffId}::uuid, ${doing})
      on conflict (case_id, staff_id) do update set doing = excluded.doing, seen_at = clock_timestamp()`.execute(db)
  await sql`delete from case_presence where case_id = ${caseId}::uuid and seen_at < ${FORGOTTEN}`.execute(db)
}
