import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { standInSpeech } from '#test/stand-ins/speech.ts'
import { recording, upload } from '#test/uploads.ts'

type Scene = Awaited<ReturnType<typeof scene>>

/** A customer who only speaks, in the app. */
async function spoken(s: Scene, more: object = {}, bytes = recording()) {
  const { body: file } = await upload(s.app, bytes, { name: 'voice.wav' })
  const channel = await s.key()
  const words = { channel: 'app', outlet: 'O11', attachments: [file.ticket], ...more }
  const { body: receipt } = await channel('POST', '/api/feedback', words)
  return { file, receipt }
}

const STOLEN = '我的卡被盗刷了，钱被转走了，我要投诉，马上给我处理'

test('a customer who only speaks has a case at once, and once the voice is written down it is understood and graded', async () => {
  const { engine, heard } = standInSpeech(STOLEN)
  const s = await scene({ speech: engine, as: 'teller' })
  const { file, receipt } = await spoken(s)
  const before = await s.call('GET', `/api/cases/${receipt.caseId}`)
  expect(before.body).toMatchObject({ title: '语音留言', grade: 'III', isComplaint: false })

  await s.bank.doAllDue()
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({ sampleRate: 16_000, samples: { length: 16_000 } })
  const { body: current } = await s.call('GET', `/api/cases/${receipt.caseId}`)
  expect(current).toMatchObject({ grade: 'I', isComplaint: true, title: STOLEN, stage: 'receive' })
  expect(current.feedback[0]).toMatchObject({ text: '', isComplaint: true, business: current.business })
  const { body: attachments } = await s.call('GET', `/api/attachments?caseId=${receipt.caseId}`)
  expect(attachments).toMatchObject([{ fileId: file.fileId, seconds: 1, transcriptState: 'made', transcript: STOLEN }])
  const { body: found } = await s.call('GET', `/api/feedback?search=${encodeURIComponent('盗刷')}`)
  expect(found.items.map(({ id }: { id: string }) => id)).toEqual([receipt.feedbackId])
})

test('the clocks of the higher grade count from when the customer spoke, not from when the machine listened', async () => {
  const s = await scene({ speech: standInSpeech(STOLEN).engine, as: 'teller', now: '2026-03-02T01:00:00Z' })
  const { receipt } = await spoken(s)
  await s.moveTo('2026-03-02T01:20:00Z')
  const clocks = await s.query<{ started_at: Date; state: string }>(
    `select started_at, state from clock where case_id = $1 and state = 'running'`,
    [receipt.caseId],
  )
  expect(clocks.length).toBeGreaterThan(0)
  expect(new Set(clocks.map(({ started_at }) => started_at.toISOString()))).toEqual(
    new Set(['2026-03-02T01:00:00.000Z']),
  )
})

test('a password that was spoken is stored nowhere', async () => {
  const s = await scene({ speech: standInSpeech('我的密码是 845213，帮我看看为什么登录不了').engine, as: 'teller' })
  const { receipt } = await spoken(s)
  await s.bank.doAllDue()
  const { body } = await s.call('GET', `/api/attachments?feedbackId=${receipt.feedbackId}`)
  expect(body[0].transcript).toContain('登录')
  for (const table of ['attachment', 'feedback', 'service_case', 'case_entry', 'ledger_entry'])
    expect(JSON.stringify(await s.query(`select * from ${table}`))).not.toContain('845213')
})

test('without an engine, or where the recording cannot be read, the case is there for a person to listen', async () => {
  const s = await scene({ as: 'teller' })
  const { receipt } = await spoken(s)
  await s.bank.doAllDue()
  const { body } = await s.call('GET', `/api/attachments?caseId=${receipt.caseId}`)
  expect(body).toMatchObject([{ transcriptState: 'no-engine', transcript: null }])

  const other = await scene({ as: 'teller', speech: standInSpeech('').engine })
  const amr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(400, 4)])
  const phoned = await spoken(other, {}, amr)
  await other.bank.doAllDue()
  const shown = await other.call('GET', `/api/attachments?caseId=${phoned.receipt.caseId}`)
  expect(shown.body).toMatchObject([{ mime: 'audio/amr', transcriptState: 'unreadable' }])
})

test('words that the customer wrote decide; what the voice says is kept beside them', async () => {
  const s = await scene({ speech: standInSpeech(STOLEN).engine, as: 'teller' })
  const { receipt } = await spoken(s, { text: '大厅空调太冷了' })
  await s.bank.doAllDue()
  const { body } = await s.call('GET', `/api/cases/${receipt.caseId}`)
  expect(body).toMatchObject({ title: '大厅空调太冷了', grade: receipt.grade })
  expect((await s.call('GET', `/api/attachments?caseId=${receipt.caseId}`)).body[0].transcript).toBe(STOLEN)
})

test('what a person put right before the machine listened stays right, and nothing is ever graded down', async () => {
  const s = await scene({ speech: standInSpeech('你们的服务很好，谢谢').engine, as: 'teller' })
  const { receipt } = await spoken(s)
  const supervisor = await s.as('supervisor')
  await supervisor('POST', `/api/cases/${receipt.caseId}/take`, {})
  const raised = await supervisor('POST', `/api/cases/${receipt.caseId}/regrade`, { grade: 'II', reason: '已听录音' })
  expect(raised.body.grade).toBe('II')
  const corrected = { axis: 'business', becomes: 'credit_card' }
  const done = await supervisor('POST', `/api/feedback/${receipt.feedbackId}/corrections`, corrected)
  expect(done.status).toBe(200)
  await s.bank.doAllDue()
  const { body } = await s.call('GET', `/api/cases/${receipt.caseId}`)
  expect(body).toMatchObject({ grade: 'II', business: 'credit_card' })
})

test('an engine that fails is asked again, and two workers at once write one transcript', async () => {
  const { engine } = standInSpeech(new Error('out of memory'), '声音很小')
  const s = await scene({ speech: engine, as: 'teller' })
  const { file, receipt } = await spoken(s)
  const write = () => s.bank.effects['transcribe-voice']?.(s.world, { fileId: file.fileId })
  await expect(write()).rejects.toThrow('out of memory')
  const read = async () => (await s.call('GET', `/api/attachments?caseId=${receipt.caseId}`)).body[0]
  expect(await read()).toMatchObject({ transcriptState: 'waiting', transcript: null })
  await Promise.all([write(), write()])
  expect(await read()).toMatchObject({ transcriptState: 'made', transcript: '声音很小' })
  expect(await s.query(`select count(*)::int as n from ledger_entry where event = 'voice.transcribed'`)).toEqual([
    { n: 1 },
  ])
})
