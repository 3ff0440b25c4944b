import { expect } from 'vitest'
import type { scene } from './scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
export type Call = Awaited<ReturnType<Scene['as']>>
export type Receipt = {
  caseId: string
  caseNumber: string
  grade: string
  deadlines: { commitmentId: string; dueAt: string }[]
}

/** The case's own address, or that of an act on it. */
export const at = (caseId: string, act = '') => `/api/cases/${caseId}${act && `/${act}`}`

/** A complaint about the counter of O11 comes in through the app, without an owner; `also` says what differs. */
export async function complaint(s: Scene, also: Record<string, unknown> = {}): Promise<Receipt> {
  const app = await s.key()
  const { body } = await app('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '柜台的人态度恶劣，还多扣了我两百块手续费，要求退款道歉',
    contact: { name: '张小明', phone: '15400000001' },
    ...also,
  })
  expect(body.caseId).toBeTruthy()
  return body
}

/** The same, taken by whoever calls. */
export async function takenComplaint(s: Scene, call: Call): Promise<string> {
  const { caseId } = await complaint(s)
  expect((await call('POST', at(caseId, 'take'), {})).status).toBe(200)
  return caseId
}

/** Takes a case as far as its reply; grades I and II need a plan on the way. */
export async function walkToReply(call: Call, caseId: string) {
  await call('POST', at(caseId, 'take'), {})
  await call('POST', at(caseId, 'analyse'), { rootCause: 'staff.attitude', note: '调阅录像，柜员语气生硬' })
  const { body } = await call('GET', at(caseId))
  if (body.actions.includes('plan'))
    await call('POST', at(caseId, 'plan'), { text: '本周完成服务规范复训', isAnnounced: body.grade === 'I' })
  return call('POST', at(caseId, 'handle'), { measure: 'fee-returned', note: '已退还手续费' })
}

/** Answers a case by message and gives the code of the link in it. */
export async function answeredCase(s: Scene, call: Call): Promise<{ caseId: string; code: string }> {
  const { caseId } = await complaint(s)
  await walkToReply(call, caseId)
  await call('POST', at(caseId, 'reply'), { way: 'sms', text: '您好，费用已退回，我们为服务不周致歉。' })
  await s.bank.doAllDue()
  const [message] = await s.query<{ text: string }>('select text from phone_message order by at desc, id desc limit 1')
  const code = /\/a\/([\w-]+)/.exec(message?.text ?? '')?.[1] as string
  expect(code).toHaveLength(22)
  return { caseId, code }
}
