import type { Db } from '#platform/db/db.ts'
import { Definition, type Versioned } from './rules.ts'

export async function readDefinitions(db: Db): Promise<Versioned[]> {
  const rows = await db
    .selectFrom('commitment')
    .select(['version', 'definition', 'effectiveAt', 'endedAt'])
    .orderBy('id')
    .orderBy('version')
    .execute()
  return rows.map(({ definition, ...row }) => ({ ...row, definition: Definition.parse(definition) }))
}

export async function insertVersion(db: Db, { version, effectiveAt, endedAt, definition }: Versioned): Promise<void> {
  const { id, clause, kind } = definition
  await db
    .insertInto('commitment')
    .values({ id, clause, kind, version, effectiveAt, endedAt, definition: JSON.stringify(definition) })
    .execute()
}

export async function endVersion(db: Db, id: string, version: number, endedAt: Date): Promise<void> {
  await db.updateTable('commitment').set({ endedAt }).where('id', '=', id).where('version', '=', version).execute()
}
