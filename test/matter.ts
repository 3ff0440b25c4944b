import { expect } from 'vitest'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import type { scene } from './scene.ts'

export type Scene = Awaited<ReturnType<typeof scene>>
export type Call = Scene['call']
type Receipt = Omit<FeedbackReceipt, 'caseId'> & { caseId: string }

export const at = (caseId: string, act = '') => `/api/cases/${caseId}${act && `/${act}`}`

/** A voice that comes in through the app at the outlet O11, as a case without an owner. */
export async function receive(
  s: Scene,
  text = '柜台的人态度恶劣，还多扣了我两百块手续费，要求退款道歉',
  more: { outlet?: string; customer?: string; contact?: { name?: string; phone?: string }; aboutStaff?: string } = {},
): Promise<Receipt> {
  const app = await s.key()
  const { status, body } = await app('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text, ...more })
  expect({ status, opened: typeof body.caseId }).toEqual({ status: 200, opened: 'string' })
  return body
}

/** The same, taken by whoever speaks: it has an owner and waits for its root cause. */
export async function receiveAndTake(s: Scene, call: Call, text?: string): Promise<string> {
  const { caseId } = await receive(s, text)
  expect((await call('POST', at(caseId, 'take'), {})).status).toBe(200)
  return caseId
}

/** Finds the cause, plans where the grade owes a plan, and handles: what is left is the reply. */
export async function walkToReply(call: Call, caseId: string): Promise<void> {
  await call('POST', at(caseId, 'analyse'), { rootCause: 'staff.attitude', note: '调阅录像，柜员语气生硬' })
  const { body } = await call('GET', at(caseId))
  if (body.actions.includes('plan'))
    await call('POST', at(caseId, 'plan'), { text: '本周完成服务规范复训', isAnnounced: body.grade === 'I' })
  const handled = await call('POST', at(caseId, 'handle'), { measure: 'fee-returned', note: '已退还手续费' })
  expect(handled.body.stage).toBe('reply')
}

/** One clock of a case, by its commitment. */
export const clockOf = (body: { deadlines: { commitmentId: string; state: string; dueAt: string }[] }, id: string) =>
  body.deadlines.filter((deadline) => deadline.commitmentId === id)
