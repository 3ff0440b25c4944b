import { periodBounds, periodOf } from '#platform/calendar/period.ts'
import type { OpenBank } from '#server/main.ts'
import { inParallel, knock } from './knock.ts'
import { openAt, type ProvedBank } from './proved-bank.ts'

export const VOICE = { channel: 'app', outlet: 'O11', text: '信用卡积分兑换的礼品一直没收到，麻烦帮我查一下' }
export type Hands = { app: { authorization: string }; teller: { cookie: string } }

export const handsOf = async (bank: ProvedBank): Promise<Hands> => ({
  app: await bank.key(),
  teller: await bank.signedIn('teller'),
})

/** A case that came in through the app and that the teller took. */
export async function takenCase(bank: ProvedBank, { app, teller }: Hands, nth = 0): Promise<string> {
  const base = bank.bases[nth % bank.bases.length] as string
  const { body } = await knock<{ caseId: string }>(base, 'POST', '/api/feedback', { body: VOICE, headers: app })
  await knock(base, 'POST', `/api/cases/${body.caseId}/take`, { body: {}, headers: teller })
  return body.caseId
}

/** So many cases, received, handled and answered now. */
export async function liveMonth(bank: ProvedBank, cases: number): Promise<void> {
  const hands = await handsOf(bank)
  await inParallel(Array.from({ length: cases }), 2, async () => {
    const caseId = await takenCase(bank, hands)
    const act = (name: string, body: object) =>
      knock(bank.bases[0] as string, 'POST', `/api/cases/${caseId}/${name}`, { body, headers: hands.teller })
    await act('analyse', { rootCause: 'staff.attitude', note: '供应商漏发' })
    await act('plan', { text: '本周核对全部未发礼品' }) // Refused where the grade owes none.
    await act('handle', { measure: 'explained', note: '已加急补发' })
    const { status } = await act('reply', { way: 'phone', text: '礼品已加急补发，三日内送达。' })
    if (status !== 200) throw new Error(`a case could not be answered: ${status}`)
  })
}

/** The bank on the first morning of the next month: the seal of the last day is due, and the draw that waits for it. */
export const openNextMonth = (bank: ProvedBank): Promise<OpenBank> =>
  openAt(bank.folder, new Date(periodBounds(periodOf(new Date(), 'month')).to.getTime() + 9 * 3_600_000))
