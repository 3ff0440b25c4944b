import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { picture, upload } from '#test/uploads.ts'

test('a picture travels with the feedback, and whoever sees the feedback sees it', async () => {
  const s = await scene()
  const { body: file } = await upload(s.app, await picture(), { name: '柜台.jpg' })
  const channel = await s.key()
  const words = { channel: 'app', outlet: 'O11', text: '柜台的椅子坏了', attachments: [file.ticket] }
  const { body: receipt } = await channel('POST', '/api/feedback', words)
  const teller = await s.as('teller')
  for (const of of [`caseId=${receipt.caseId}`, `feedbackId=${receipt.feedbackId}`]) {
    const { body } = await teller('GET', `/api/attachments?${of}`)
    expect(body).toMatchObject([{ fileId: file.fileId, kind: 'image', mime: 'image/jpeg', name: '柜台.jpg', by: null }])
  }
  const shown = await teller('GET', `/api/files/${file.fileId}`)
  expect(shown.status).toBe(200)
  expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
})
