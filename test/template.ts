import pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { openPool } from '#platform/db/db.ts'
import { migrate, openApplicationRole } from '#platform/db/migrate.ts'
import { openBank } from '#server/bank.ts'
import { foundTestBank } from './bank.ts'
import { testKeyring, testSigner } from './signer.ts'

export const TEMPLATE = 'bihuan_template'

export function databaseNamed(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

/** One migrated database with the test bank in it, cloned for every scene. */
export async function prepareTemplate(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`)
  await admin.query(`create database ${TEMPLATE}`)
  const ownerUrl = databaseNamed(adminUrl, TEMPLATE)
  await migrate(ownerUrl)
  const [pool, ownerPool] = [openPool(await openApplicationRole(ownerUrl), 4), openPool(ownerUrl, 2)]
  const hostNow = () => new Date('2026-03-02T01:00:00Z')
  const { world } = await openBank({
    pool,
    ownerPool,
    config: readConfig({}),
    signer: testSigner,
    keyring: testKeyring,
    hostNow,
  })
  await foundTestBank(world)
  await pool.end()
  await ownerPool.end()
  await admin.end()
}
