import type pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { type OpenBank, openConfiguredBank } from '#server/main.ts'
import { foundTestBank } from '#test/bank.ts'
import { openKey, openSession } from '#test/credentials.ts'
import { openEmptyBank, type Served, serveBank, throwAwayFolder } from '../bench/throw-away.ts'

export type ProvedBank = {
  folder: string
  /** The bank beside its processes, for looking at the rows and for what no door offers. */
  bank: OpenBank
  bases: readonly string[]
  served: readonly Served[]
  query<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>
  unitId(code: string): Promise<string>
  /** Headers of somebody who signed in. Signing in itself is proved elsewhere. */
  signedIn(login: string): Promise<{ cookie: string }>
  key(scopes?: readonly string[]): Promise<{ authorization: string }>
  close(): Promise<void>
}

/** The test bank on a durable PostgreSQL of its own, served by so many processes. */
export async function openProvedBank(processes: number): Promise<ProvedBank> {
  const { folder, close } = throwAwayFolder()
  const bank = await openEmptyBank(folder)
  await foundTestBank(bank.world)
  const served: Served[] = []
  for (let nth = 0; nth < processes; nth++) served.push(await serveBank(folder))
  const query = async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await bank.ownerPool.query<R>(text, [...values])).rows
  const unitId = async (code: string) =>
    (await query<{ id: string }>('select id from org_unit where code = $1', [code]))[0]?.id as string
  return {
    folder,
    bank,
    served,
    bases: served.map(({ base }) => base),
    query,
    unitId,
    signedIn: async (login) => ({ cookie: await openSession(bank.world, login, new Date()) }),
    key: async (scopes = ['feedback.record']) => ({
      authorization: `Bearer ${await openKey(bank.world, scopes, 'HO')}`,
    }),
    async close() {
      await Promise.all(served.map((process) => process.stop()))
      await bank.close()
      await close()
    },
  }
}

/** The same bank once more, beside its processes, at a moment of our choice. */
export const openAt = (folder: string, now: Date): Promise<OpenBank> =>
  openConfiguredBank(
    readConfig({ BIHUAN_DATA: folder, BIHUAN_DEMO: '0' }),
    () => {},
    () => now,
  )
