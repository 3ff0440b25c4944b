import { expect, test } from 'vitest'
import { MailFailure, type MailGateway, type MailMessage } from '#platform/effects/mail/gateway.ts'
import { scene } from '#test/scene.ts'
import { mailReport, sendMail } from './jobs.ts'

/** The edge of the world: takes every letter, or none. */
function post(fails?: MailFailure) {
  const taken: MailMessage[] = []
  const gateway: MailGateway = {
    name: 'post',
    async send(message) {
      if (fails) throw fails
      taken.push(message)
    },
    close() {},
  }
  return { gateway, taken }
}

async function reported() {
  const s = await scene({ now: '2026-03-09T01:00:00Z' })
  await s.query(`update staff set email = login || '@bank.example' where login in ('operations', 'service')`)
  await (await s.key())('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '转账限额设置太麻烦，我的电话15400000001',
  })
  await s.moveTo('2026-03-16T00:30:00Z')
  const payload = {
    week: '2026-W11',
    unitId: await s.unitId('B1'),
    staffIds: [await s.staffId('operations'), await s.staffId('service-2')],
  }
  const letters = () =>
    s.query<{ id: string; state: string; failure: string | null }>('select id, state, failure from mail')
  return { s, payload, letters }
}

test('who is responsible and has a mailbox is written to once: sums and address, never a customer’s words', async () => {
  const { s, payload, letters } = await reported()
  const { gateway, taken } = post()
  for (let i = 0; i < 2; i++) await mailReport(gateway)(s.world, payload)
  const [letter, ...more] = await letters()
  expect(more).toEqual([])
  for (let i = 0; i < 2; i++) await sendMail(gateway)(s.world, { mailId: letter?.id })
  expect(taken.length).toBe(1)
  expect(taken[0]).toMatchObject({ to: 'operations@bank.example', subject: '客户服务问题周报 2026-W11 · 东城分行' })
  expect(taken[0]?.text).toContain(`/reports/2026-W11/${payload.unitId}`)
  expect(taken[0]?.text).toContain('收到反馈 1 条')
  expect(taken[0]?.text).not.toMatch(/限额|154/)
  expect(await letters()).toMatchObject([{ state: 'sent' }])
})

test('what will never be taken is failed with its reason, what may be later is tried again', async () => {
  const { s, payload, letters } = await reported()
  await mailReport(post().gateway)(s.world, payload)
  const [letter] = await letters()
  const later = post(new MailFailure('mail.put-off', { retry: true }))
  await expect(sendMail(later.gateway)(s.world, { mailId: letter?.id })).rejects.toThrow('mail.put-off')
  expect(await letters()).toMatchObject([{ state: 'queued' }])
  await sendMail(post(new MailFailure('mail.refused', { retry: false })).gateway)(s.world, { mailId: letter?.id })
  expect(await letters()).toMatchObject([{ state: 'failed', failure: 'mail.refused' }])
})

test('without a mail server the app alone tells', async () => {
  const { s, payload, letters } = await reported()
  await mailReport(undefined)(s.world, payload)
  expect(await letters()).toEqual([])
})
