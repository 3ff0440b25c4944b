import type { Db } from '#platform/db/db.ts'
import { Definition, type Versioned } from './rules.ts'

export async function readDefinitions(db: Db): Promise<Versioned[]> {
  const rows = await db
    .selectFrom('commitment')
    .select(['version', 'definition', 'effectiveAt', 'endedAt', 'origin', 'shipped'])
    .orderBy('id')
    .orderBy('version')
    .execute()
  return rows.map(({ definition, origin, shipped, ...row }) => ({
    ...row,
    definition: Definition.parse(definition),
    shipped: origin === 'bank' ? null : Definition.parse(shipped ?? definition),
  }))
}

/** A version that a change of the bank's own made names the change; any other is the manual's. */
export async function insertVersion(
  db: Db,
  { version, effectiveAt, endedAt, definition, shipped }: Versioned,
  by: { changeId: string } | undefined = undefined,
): Promise<void> {
  const { id, clause, kind } = definition
  await db
    .insertInto('commitment')
    .values({
      id,
      clause,
      kind,
      version,
      effectiveAt,
      endedAt,
      definition: JSON.stringify(definition),
      origin: by ? 'bank' : 'manual',
      changeId: by?.changeId ?? null,
      shipped: shipped ? JSON.stringify(shipped) : null,
    })
    .execute()
}

export async function endVersion(db: Db, id: string, version: number, endedAt: Date): Promise<void> {
  await db.updateTable('commitment').set({ endedAt }).where('id', '=', id).where('version', '=', version).execute()
}
