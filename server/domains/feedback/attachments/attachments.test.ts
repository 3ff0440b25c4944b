import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { picture, recording, upload } from '#test/uploads.ts'

type Scene = Awaited<ReturnType<typeof scene>>

/** A picture that came with a feedback in the eastern outlet. */
async function photographed(s: Scene) {
  const { body: file } = await upload(s.app, await picture(), { name: '柜台.jpg' })
  const channel = await s.key()
  const words = { channel: 'app', outlet: 'O11', text: '柜台的椅子坏了', attachments: [file.ticket] }
  const { body: receipt } = await channel('POST', '/api/feedback', words)
  return { file, receipt, words, channel }
}

test('a picture travels with the feedback, and whoever sees the feedback sees it', async () => {
  const s = await scene()
  const { file, receipt } = await photographed(s)
  const teller = await s.as('teller')
  for (const of of [`caseId=${receipt.caseId}`, `feedbackId=${receipt.feedbackId}`]) {
    const { body } = await teller('GET', `/api/attachments?${of}`)
    expect(body).toMatchObject([{ fileId: file.fileId, kind: 'image', mime: 'image/jpeg', name: '柜台.jpg', by: null }])
  }
  const shown = await teller('GET', `/api/files/${file.fileId}`)
  expect(shown.status).toBe(200)
  expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
})

test('another branch, nobody at all, and the administrators of the system find nothing', async () => {
  const s = await scene()
  const { file, receipt } = await photographed(s)
  const addresses = [
    `/api/files/${file.fileId}`,
    `/api/attachments?caseId=${receipt.caseId}`,
    `/api/attachments?feedbackId=${receipt.feedbackId}`,
  ]
  for (const [login, status] of [
    ['supervisor-west', 404],
    ['system-admin', 403],
  ] as const) {
    const stranger = await s.as(login)
    for (const address of addresses)
      expect([address, (await stranger('GET', address)).status]).toEqual([address, status])
  }
  for (const address of addresses) expect((await s.nobody('GET', address)).status).toBe(401)
  const west = await s.as('supervisor-west')
  const { body: own } = await upload(s.app, await picture(8, 8))
  const refused = await west('POST', `/api/cases/${receipt.caseId}/attachments`, { tickets: [own.ticket] })
  expect(refused).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('the wall stands in the database itself, were the application to forget it', async () => {
  const s = await scene()
  const { file } = await photographed(s)
  const asUnit = async (code: string) => {
    const client = await s.world.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('bihuan.roots', $1, true)`, [await s.unitId(code)])
      const { rows } = await client.query('select id from file union all select file_id from attachment')
      await client.query('rollback')
      return rows.map(({ id }) => id)
    } finally {
      client.release()
    }
  }
  expect(await asUnit('O11')).toEqual([file.fileId, file.fileId])
  expect(await asUnit('O21')).toEqual([])
})

test('a file is nobody’s to read before it is attached, not even its sender’s', async () => {
  const s = await scene()
  const { body } = await upload(s.app, await picture())
  const service = await s.as('service')
  expect((await service('GET', `/api/files/${body.fileId}`)).status).toBe(404)
})

test('a ticket counts once, for who sent the file; unknown, used or somebody else’s is refused in the same words', async () => {
  const s = await scene()
  const { file, words, channel } = await photographed(s)
  const cookie = { cookie: await sessionOf(s, 'teller-west') }
  const { body: theirs } = await upload(s.app, await picture(9, 9), { headers: cookie })
  const wrong = [file.ticket, theirs.ticket, 'x'.repeat(43)]
  for (const ticket of wrong) {
    const { status, body } = await channel('POST', '/api/feedback', { ...words, attachments: [ticket] })
    expect([status, body.code]).toEqual([422, 'file.unknown-ticket'])
  }
  const { body: fresh } = await upload(s.app, await picture(7, 7))
  for (const attachments of [
    [fresh.ticket, file.ticket],
    [fresh.ticket, fresh.ticket],
  ])
    expect((await channel('POST', '/api/feedback', { ...words, attachments })).status).toBe(422)
  // The good one of a refused post is still good.
  expect((await channel('POST', '/api/feedback', { ...words, attachments: [fresh.ticket] })).status).toBe(200)
})

async function sessionOf(s: Scene, login: string): Promise<string> {
  const { headers } = await s.nobody('POST', '/api/session', { login, password: s.password })
  return String(headers['set-cookie']).split(';')[0] as string
}

test('of two posts with one ticket at once one has it; a post sent again with its key is the same post', async () => {
  const s = await scene()
  const channel = await s.key()
  const post = (ticket: string, key?: string) =>
    channel(
      'POST',
      '/api/feedback',
      { channel: 'app', outlet: 'O11', text: '见图', attachments: [ticket] },
      key ? { 'idempotency-key': key } : {},
    )
  const { body: one } = await upload(s.app, await picture(5, 5))
  const both = await Promise.all([post(one.ticket), post(one.ticket)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  const { body: other } = await upload(s.app, await picture(6, 6))
  const first = await post(other.ticket, 'same')
  expect(await post(other.ticket, 'same')).toMatchObject({ status: 200, body: first.body })
  expect(await s.query('select count(*)::int as n from attachment')).toEqual([{ n: 2 }])
})

test('more than nine at a time are refused, and a photograph alone is a feedback that opens a case', async () => {
  const s = await scene()
  const channel = await s.key()
  const tickets = Array.from({ length: 10 }, () => 'x'.repeat(43))
  expect((await channel('POST', '/api/feedback', { channel: 'app', attachments: tickets })).status).toBe(400)
  const { body: file } = await upload(s.app, await picture())
  const { body } = await channel('POST', '/api/feedback', { channel: 'app', outlet: 'O11', attachments: [file.ticket] })
  expect(body.caseNumber).toMatch(/^C/)
  const empty = await channel('POST', '/api/feedback', { channel: 'app', attachments: [] })
  expect(empty).toMatchObject({ status: 422, body: { code: 'feedback.empty' } })
})

test('the ledger holds the digest of what is stored, and no name', async () => {
  const s = await scene()
  const { body: file } = await upload(s.app, recording(), { name: '张小明的录音.wav' })
  const channel = await s.key()
  await channel('POST', '/api/feedback', { channel: 'app', outlet: 'O11', attachments: [file.ticket] })
  const entries = await s.query<{ body: string }>(`select body from ledger_entry where event = 'feedback.attached'`)
  expect(JSON.parse(entries[0]?.body ?? '{}')).toMatchObject({
    kind: 'audio',
    mime: 'audio/wav',
    sha256: createHash('sha256').update(recording()).digest('hex'),
  })
  expect(JSON.stringify(await s.query('select * from ledger_entry'))).not.toContain('张小明')
})

test('staff add evidence to a case: it stands beside the customer’s own, and in the story with who added it', async () => {
  const s = await scene()
  const { receipt } = await photographed(s)
  const cookie = { cookie: await sessionOf(s, 'teller') }
  const { body: file } = await upload(s.app, await picture(12, 12), { name: '维修单.png', headers: cookie })
  const teller = await s.as('teller')
  const add = (tickets: string[]) =>
    teller('POST', `/api/cases/${receipt.caseId}/attachments`, { tickets, note: '密码是 123456，维修单' })
  await teller('POST', `/api/cases/${receipt.caseId}/take`, {})
  const { status, body } = await add([file.ticket])
  expect(status).toBe(200)
  expect(body).toMatchObject([{ by: null }, { by: 'teller', name: '维修单.jpg', feedbackId: null }])
  expect(JSON.stringify(body)).not.toContain('123456')
  const { body: current } = await teller('GET', `/api/cases/${receipt.caseId}`)
  expect(current.story).toContainEqual(expect.objectContaining({ kind: 'attached', detail: { names: '维修单.jpg' } }))
  expect((await add([file.ticket])).body.code).toBe('file.unknown-ticket')
  // Whoever only reads may not add.
  const auditor = await s.as('auditor')
  expect((await auditor('POST', `/api/cases/${receipt.caseId}/attachments`, { tickets: [file.ticket] })).status).toBe(
    403,
  )
})
