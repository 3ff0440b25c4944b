import { expect } from 'vitest'
import { at, receive, type Scene, walkToReply } from './matter.ts'
import { scene } from './scene.ts'

export const MONTH = '2026-03'

/** One day, one complaint of O11, that the teller takes, handles and answers the same morning. */
export async function resolveOn(s: Scene, day: string): Promise<string> {
  s.setClock(`${day}T01:00:00Z`)
  const teller = await s.as('teller')
  const { caseId } = await receive(s)
  await teller('POST', at(caseId, 'take'), {})
  await walkToReply(teller, caseId)
  const replied = await teller('POST', at(caseId, 'reply'), { way: 'phone', text: '已退费并当面致歉。' })
  expect(replied.body.stage).toBe('verify')
  return caseId
}

/** The whole of March at one outlet: so many cases are resolved, a day apart, and the month's turn draws from them. */
export async function drawnMonth(cases: number): Promise<{ s: Scene; caseIds: string[] }> {
  const s = await scene()
  await s.moveTo('2026-03-01T16:30:00Z')
  const caseIds: string[] = []
  for (let day = 2; day < 2 + cases; day++) caseIds.push(await resolveOn(s, `${MONTH}-${String(day).padStart(2, '0')}`))
  await s.moveTo('2026-03-31T16:30:00Z')
  return { s, caseIds }
}
