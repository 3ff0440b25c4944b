import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDb } from '#platform/db/db.ts'
import { markHead } from '#platform/ledger/head.ts'
import { signerFrom } from '#platform/ledger/seal.ts'
import type { Fault } from '#platform/ledger/verify.ts'
import type { Scene } from '#test/matter.ts'
import { drawnMonth, MONTH, resolveOn } from '#test/resolved-month.ts'
import { testSigner } from '#test/signer.ts'
import { digestPopulation } from '../look-back/rules.ts'
import { verifyEverything } from './jobs.ts'

/** What the command `npm run verify` does: everything again, from the rows alone. */
async function verifyAll(s: Scene) {
  const db = createDb(s.bank.ownerPool)
  const faults: Fault[] = []
  const report = (fault: Fault) => void faults.push(fault)
  const counts = await verifyEverything(db, report, { trusted: new Set([testSigner.publicKey]) })
  return { counts, faults, rows: [...new Set(faults.map((fault) => fault.row))] }
}

/** Behind the application's back: only the owner of the tables can, and only with the guards taken off. */
async function tamper(s: Scene, statement: string, values: unknown[] = []): Promise<void> {
  await s.query('alter table ledger_entry disable trigger all')
  await s.query(statement, values)
}

test('an honest month holds: every entry, day, draw and voice is found as it was written', async () => {
  const { s } = await drawnMonth(11)
  const { counts, faults } = await verifyAll(s)
  expect(faults).toEqual([])
  expect(counts).toMatchObject({ draws: 1, voices: 11 })
  expect(counts.entries).toBeGreaterThan(66)
  expect(counts.days).toBeGreaterThan(0)
})

test('even the owner of the tables does not change the ledger by an oversight', async () => {
  const { s } = await drawnMonth(1)
  await expect(s.query("update ledger_entry set event = 'case.noted'")).rejects.toThrow()
  await expect(s.query('delete from ledger_entry')).rejects.toThrow()
})

test('one changed entry of the ledger is found and named', async () => {
  const { s } = await drawnMonth(1)
  const [entry] = await s.query<{ id: string }>("select id from ledger_entry where event = 'case.handled'")
  await tamper(s, `update ledger_entry set body = replace(body, 'fee-returned', 'explained') where id = $1`, [
    entry?.id,
  ])
  const { faults, rows } = await verifyAll(s)
  expect(rows).toEqual([`ledger_entry ${entry?.id}`])
  expect(faults[0]?.what).toMatch(/^case:.*entry \d+ is not what was written$/)
})

test('an entry taken out of the ledger’s middle is found as missing, and one from its end by the day’s seal', async () => {
  const { s } = await drawnMonth(1)
  await tamper(s, "delete from ledger_entry where event = 'case.analysed'")
  const { faults } = await verifyAll(s)
  expect(faults.map((fault) => fault.what)).toContainEqual(expect.stringMatching(/^case:.* is missing$/))

  const { s: other } = await drawnMonth(1)
  await tamper(other, "delete from ledger_entry where event = 'case.replied'")
  const [fault, ...more] = (await verifyAll(other)).faults
  expect(more).toEqual([])
  expect(fault?.what).toMatch(/entries were sealed/)
})

test('a seed that was chosen instead of drawn is found and named', async () => {
  const { s } = await drawnMonth(11)
  await tamper(s, "update look_back_draw set seed = sha256('convenient')")
  const { faults } = await verifyAll(s)
  expect(faults).toContainEqual({
    what: `${MONTH}: the seed does not follow from secret and beacon`,
    row: `look_back_draw ${MONTH} ${await s.unitId('O11')}`,
  })
})

test('an item that was left out of the draw is found and named', async () => {
  const { s, caseIds } = await drawnMonth(11)
  await tamper(s, 'delete from look_back_population where case_id = $1', [caseIds[0]])
  expect((await verifyAll(s)).rows).toContain(`look_back_draw ${MONTH} ${await s.unitId('O11')}`)
})

test('a population exchanged together with its digest does not fit what the ledger was told', async () => {
  const { s, caseIds } = await drawnMonth(1)
  await tamper(s, 'delete from look_back')
  await tamper(s, 'delete from look_back_population where case_id = $1', [caseIds[0]])
  await tamper(s, 'update look_back_draw set population = 0, sample = 0, population_digest = $1', [
    digestPopulation([]),
  ])
  expect((await verifyAll(s)).faults).toEqual([
    {
      what: `${MONTH}: the ledger knows another population`,
      row: `look_back_draw ${MONTH} ${await s.unitId('O11')}`,
    },
  ])
})

test('a draw that vanished with all its rows is found and named', async () => {
  const { s } = await drawnMonth(1)
  for (const table of ['look_back', 'look_back_population', 'look_back_draw']) await tamper(s, `delete from ${table}`)
  expect((await verifyAll(s)).faults).toEqual([
    { what: `${MONTH}: a draw that the ledger knows is gone`, row: `look_back_draw ${MONTH} ${await s.unitId('O11')}` },
  ])
})

test('an inconvenient item exchanged for another is found and named', async () => {
  const { s, caseIds } = await drawnMonth(11)
  const drawn = await s.query<{ id: string; case_id: string }>('select id, case_id from look_back order by id')
  const harmless = caseIds.find((id) => !drawn.some((item) => item.case_id === id))
  await tamper(s, 'update look_back set case_id = $1 where id = $2', [harmless, drawn[0]?.id])
  const { faults, rows } = await verifyAll(s)
  expect(rows).toContain(`look_back ${drawn[0]?.id}`)
  expect(faults.some((fault) => fault.what.includes(`case ${drawn[0]?.case_id} was drawn`))).toBe(true)
})

test('a customer’s words that were softened afterwards are found and named', async () => {
  const { s } = await drawnMonth(2)
  const [voice] = await s.query<{ id: string; number: string }>('select id, number from feedback order by id limit 1')
  await tamper(s, `update feedback set text = replace(text, '恶劣', '一般') where id = $1`, [voice?.id])
  expect((await verifyAll(s)).faults).toEqual([
    { what: `${voice?.number}: the words are not those that were received`, row: `feedback ${voice?.id}` },
  ])
})

test('a case that was made lighter, ended or taken away behind the application’s back is found and named', async () => {
  const { s, caseIds } = await drawnMonth(3)
  const [lighter, ended, gone] = caseIds
  await tamper(s, "update service_case set grade = case grade when 'III' then 'II' else 'III' end where id = $1", [
    lighter,
  ])
  await tamper(s, "update service_case set stage = 'closed', outcome = 'withdrawn', closed_at = now() where id = $1", [
    ended,
  ])
  await tamper(s, 'alter table service_case disable trigger all')
  for (const table of ['look_back_population', 'look_back', 'case_step', 'case_entry', 'clock', 'message', 'feedback'])
    await tamper(s, `delete from ${table} where case_id = $1`, [gone])
  await tamper(s, 'delete from service_case where id = $1', [gone])
  const { rows } = await verifyAll(s)
  for (const id of [lighter, ended, gone]) expect(rows).toContain(`service_case ${id}`)
  expect(rows.some((row) => row.startsWith('feedback '))).toBe(true)
})

test('what was cut off the end since the last seal is found by the end that was marked', async () => {
  const { s } = await drawnMonth(1)
  await resolveOn(s, '2026-04-02')
  await markHead(s.world, testSigner)
  expect((await verifyAll(s)).faults).toEqual([])
  await tamper(s, "delete from ledger_entry where id = (select max(id) from ledger_entry where event = 'case.replied')")
  expect((await verifyAll(s)).faults).toContainEqual({
    what: expect.stringMatching(/entries stood after \d+, \d+ are there/),
    row: 'ledger_head',
  })
})

test('days sealed again with another key are found, however well they fit', async () => {
  const { s } = await drawnMonth(1)
  const other = signerFrom(generateKeyPairSync('ed25519').privateKey)
  await s.query('alter table ledger_checkpoint disable trigger all')
  for (const { day, digest } of await s.query<{ day: string; digest: Buffer }>(
    'select day, digest from ledger_checkpoint',
  ))
    await s.query('update ledger_checkpoint set signature = $2, public_key = $3 where day = $1', [
      day,
      other.sign(digest),
      other.publicKey,
    ])
  const { faults } = await verifyAll(s)
  expect(faults.length).toBeGreaterThan(0)
  for (const { what } of faults) expect(what).toMatch(/a key that is not the bank's/)
})
