import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCalendarYear } from '#domains/commitments/calendars/service.ts'
import { askCommitmentChange, decideCommitmentChange } from '#domains/commitments/changes/service.ts'
import { loadRegulatorCodes } from '#domains/feedback/regulator/service.ts'
import { dayFrom, dayOf, formatDay, yearOf } from '#platform/calendar/day.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import type { Stage } from './errands.ts'

/** Code tables that are plainly made up, and a line of business that does not work make-up weekends. */
export async function administerBeginning(world: World, root: string): Promise<void> {
  const file = readFileSync(join(root, 'demo', 'regulator-example.csv')).toString('base64')
  await world.transact(SYSTEM, async (ctx) => {
    await loadRegulatorCodes(ctx, {
      name: '示例代码表',
      source: '虚构示例：演示用，不是监管代码',
      effectiveOn: formatDay(dayOf(ctx.now)),
      isExample: true,
      file,
      isConfirmed: true,
    })
  })
  await world.transact(SYSTEM, async (ctx) => {
    const year = yearOf(dayOf(ctx.now))
    const days = [...ctx.bank.layers.national.days]
      .filter(([day, { kind }]) => kind === 'working' && day >= dayFrom(year, 1, 1) && day < dayFrom(year + 1, 1, 1))
      .map(([day, { name }]) => ({ day: formatDay(day), kind: 'rest' as const, name }))
    if (days.length > 0)
      await loadCalendarYear(ctx, {
        name: 'line-credit',
        year,
        source: '信用卡条线不上调休班',
        days,
        isConfirmed: true,
      })
  })
}

/** Half-way through its past the bank reminds earlier of tickets; today a shorter limit waits for its second person. */
export async function changePromise({ world, cast }: Stage, when: 'half-way' | 'today'): Promise<void> {
  const [first, second] = cast.role('service-department')
  if (!first || !second) return
  const change =
    when === 'half-way'
      ? { id: '2.2.2/ticket-answer', numbers: { warnings: [25, 50, 80] }, reason: '协办答复常在到期前一刻，提前提醒' }
      : {
          id: '4.2.2/III-result',
          numbers: { limit: { amount: 5, unit: 'working-days' as const } },
          reason: '近三个月九成以上五日内办结，拟缩短承诺',
        }
  const { id } = await world.transact(first, (ctx) =>
    askCommitmentChange(ctx, { ...change, version: 1, effectiveAt: null }),
  )
  if (when === 'half-way')
    await world.transact(second, (ctx) => decideCommitmentChange(ctx, { id, approve: true, note: '同意' }))
}
