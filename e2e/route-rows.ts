import type { Scene } from '#test/matter.ts'

/** Which row fills the `:id` of a route, so that the walk through every route opens something. One line a route. */
export async function rowsForRoutes(s: Scene): Promise<Record<string, string>> {
  const voice = {
    channel: 'app',
    outlet: 'O11',
    text: '柜台的人态度恶劣，还多扣了我两百块手续费，要求退款道歉',
    contact: { name: '张小明', phone: '15400000001' },
  }
  const { body } = await (await s.key())('POST', '/api/feedback', voice)
  return { cases: body.caseId, feedback: body.feedbackId }
}
