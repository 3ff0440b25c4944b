import { expect, test } from 'vitest'
import type { LedgerEntry } from '#contract/ledger.ts'
import { at, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'
import { digestEntry, GENESIS } from './entry.ts'

type Told = Omit<LedgerEntry, 'at'> & { at: string }
const chainHolds = (entries: readonly Told[], from: Buffer = GENESIS): boolean => {
  let head = from
  return entries.every(({ digest, id: _, ...entry }, index) => {
    head = digestEntry(head, { ...entry, at: new Date(entry.at) })
    return entry.seq === (entries[0]?.seq ?? 1) + index && head.toString('hex') === digest
  })
}

test('an auditor reads a case’s stream and computes its chain again', async () => {
  const s = await scene()
  const caseId = await takenComplaint(s, await s.as('teller'))
  const auditor = await s.as('auditor')
  const address = `/api/ledger?stream=case:${caseId}`
  const { status, body } = await auditor('GET', address)
  expect(status).toBe(200)
  expect(body.map((entry: Told) => entry.event)).toEqual(expect.arrayContaining(['case.opened', 'case.taken']))
  expect(chainHolds(body)).toBe(true)
  const forged = body.map((entry: Told) =>
    entry.event === 'case.taken' ? { ...entry, body: entry.body.replace('ownerId', 'OwnerId') } : entry,
  )
  expect(forged).not.toEqual(body)
  expect(chainHolds(forged)).toBe(false)
  const rest = await auditor('GET', `${address}&afterSeq=1`)
  expect(rest.body).toEqual(body.slice(1))
  expect(chainHolds(rest.body, Buffer.from(body[0].digest, 'hex'))).toBe(true)
})

test('the ledger carries no word that the customer wrote, and no name or telephone', async () => {
  const s = await scene()
  await takenComplaint(s, await s.as('teller'))
  const entries = JSON.stringify(await s.query('select body from ledger_entry'))
  for (const personal of ['张小明', '15400000001', '态度恶劣']) expect(entries).not.toContain(personal)
})

test('a teller does not read the ledger', async () => {
  const s = await scene()
  const teller = await s.as('teller')
  const caseId = await takenComplaint(s, teller)
  expect(await teller('GET', `/api/ledger?stream=case:${caseId}`)).toMatchObject({
    status: 403,
    body: { code: 'not-allowed', detail: { may: 'ledger.read' } },
  })
  expect((await teller('GET', at(caseId))).status).toBe(200)
})

test('a long stream is read on where the last page ended', async () => {
  const s = await scene({ as: 'auditor' })
  await s.query(
    `insert into ledger_entry (stream, seq, at, event, actor, body, digest)
     select 'case:long', n, now(), 'case.noted', 'system', '{}', '\\x00' from generate_series(1, 501) n`,
  )
  const first = (await s.call('GET', '/api/ledger?stream=case:long')).body
  expect(first).toHaveLength(500)
  const rest = (await s.call('GET', `/api/ledger?stream=case:long&afterSeq=${first.at(-1).seq}`)).body
  expect(rest.map((entry: Told) => entry.seq)).toEqual([501])
})
