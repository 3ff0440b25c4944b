import { emptyBox, recordSlip } from '#domains/feedback/boxes/service.ts'
import { languageOf } from '#domains/feedback/calls/rules.ts'
import * as reception from '#domains/feedback/reception/service.ts'
import * as visits from '#domains/feedback/visits/service.ts'
import { dayOf } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { CastMember, Place } from './cast.ts'
import type { Diary, Errand } from './diary.ts'
import { CaseLife, type Stage } from './errands.ts'
import { drawPlaces, type Voice } from './voices.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** What the staff's own channels bring in ninety days: boxes emptied, reception days held, customers visited. */
export function planDesk(stage: Stage, diary: Diary, start: Date, until: Date): void {
  const desk = new Desk(stage, diary, until)
  const weeks = Math.ceil((until.getTime() - start.getTime()) / (7 * DAY)) + 1
  for (const outlet of stage.cast.outlets) {
    for (let week = 0; week < weeks; week++) desk.week(outlet, new Date(start.getTime() + week * 7 * DAY))
    desk.receptions(outlet, start)
    desk.groups(outlet, start)
    desk.ahead(outlet)
  }
}

class Desk {
  readonly #stage: Stage
  readonly #diary: Diary
  readonly #until: Date
  readonly #life: CaseLife

  constructor(stage: Stage, diary: Diary, until: Date) {
    this.#stage = stage
    this.#diary = diary
    this.#until = until
    this.#life = new CaseLife(stage)
  }

  week(outlet: Place, monday: Date): void {
    const { dice } = this.#stage
    const at = (day: number, hour: number) => new Date(monday.getTime() + day * DAY + (hour - 8) * 60 * MINUTE)
    if (dice.happens(93)) this.#enter(at(3 + dice.below(2), 16), this.#empty(outlet))
    if (dice.happens(80)) this.#enter(at(dice.below(3), 9), this.#visit(outlet, 2 + dice.below(3)))
  }

  /** Every month one, planned in good time; some are moved, and to some nobody comes. */
  receptions(outlet: Place, start: Date): void {
    const { dice } = this.#stage
    const first = new Date(start.getTime() + 8 * 60 * MINUTE)
    for (let month = 0; month < 5; month++) {
      const day = 8 + dice.below(14)
      const fromAt = weekday(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, day, 1))
      const before = Date.UTC(fromAt.getUTCFullYear(), fromAt.getUTCMonth() - 1, 10 + dice.below(12), 2)
      const planAt = new Date(Math.max(before, start.getTime() + 40 * MINUTE))
      if (planAt < fromAt && dice.happens(96)) this.#enter(planAt, this.#reception(outlet, fromAt))
    }
    // One outlet receives on the very day on which the demo is looked at.
    const soon = new Date(Math.ceil(this.#until.getTime() / (30 * MINUTE)) * 30 * MINUTE + 30 * MINUTE)
    if (outlet.code === '1001' && dayOf(soon) === dayOf(this.#until))
      this.#enter(new Date(this.#until.getTime() - 6 * DAY), this.#reception(outlet, soon))
  }

  /** What lies ahead when the demo is looked at: one visit that is agreed and one that is not. */
  ahead(outlet: Place): void {
    this.#enter(new Date(this.#until.getTime() - 1500 * MINUTE), this.#visit(outlet, 2))
    this.#enter(new Date(this.#until.getTime() - 100 * MINUTE), this.#visit(outlet, 3))
  }

  groups(outlet: Place, start: Date): void {
    this.#enter(new Date(start.getTime() + 3 * DAY), this.#group(outlet))
  }

  #enter(at: Date, errand: Errand): void {
    if (at < this.#until) this.#diary.enter(at, errand)
  }

  #do<I, O>(who: CastMember, act: (ctx: Ctx, input: I) => Promise<O>, input: I): Promise<O> {
    return this.#stage.world.transact(who, (ctx) => act(ctx, input))
  }

  #later(minutes: number): Date {
    return new Date(this.#stage.now().getTime() + minutes * MINUTE)
  }

  #voice(outlet: Place): Voice {
    const { dice, script, cast, now } = this.#stage
    const voice = dice.oneOf(script.voices)
    const fill = drawPlaces(dice, outlet.name, dice.oneOf(cast.departments).name, now())
    return { ...voice, text: fill(voice.text) }
  }

  #goOn(caseId: string | null, voice: Voice, outlet: Place): void {
    if (caseId) this.#enter(this.#later(20), this.#life.from(caseId, voice, outlet))
  }

  async *#empty(outlet: Place): Errand {
    const { dice, cast, now } = this.#stage
    const lobby = cast.at(outlet.id, 'lobby-manager')[0]
    if (!lobby) return
    const slipCount = dice.weighted([0, 1, 2, 3], (slips) => [3, 4, 2, 1][slips] ?? 1)
    const emptied = { outlet: outlet.code, emptiedAt: now(), slipCount, note: '' }
    const { id } = await this.#do(lobby, emptyBox, emptied)
    for (let nth = 0; nth < slipCount; nth++) {
      yield this.#later(20)
      const voice = this.#voice(outlet)
      const { caseId } = await this.#do(lobby, recordSlip, { id, text: voice.text, language: languageOf(voice.text) })
      this.#goOn(caseId, voice, outlet)
    }
  }

  async *#reception(outlet: Place, fromAt: Date): Errand {
    const { dice, cast, script } = this.#stage
    const president = cast.at(outlet.id, 'branch-president')[0]
    const lobby = cast.at(outlet.id, 'lobby-manager')[0]
    if (!president || !lobby) return
    const hours = (at: Date) => ({ fromAt: at, untilAt: new Date(at.getTime() + 150 * MINUTE) })
    const { place, theme, topic, reason, minutes } = script.words.reception
    const plan = { outlet: outlet.code, place: dice.oneOf(place), theme: dice.oneOf(theme), ...hours(fromAt) }
    const { id } = await this.#do(president, reception.planReception, plan)
    yield this.#later(600)
    await this.#do(lobby, reception.announceReception, { id, where: ['outlet', 'app'] })
    let held = fromAt
    if (dice.happens(8)) {
      const moved = weekday(fromAt.getTime() + 2 * DAY)
      await this.#do(president, reception.moveReception, { id, ...hours(moved), reason: dice.oneOf(reason) })
      await this.#do(lobby, reception.announceReception, { id, where: ['outlet', 'phone'] })
      held = moved
    }
    const customers = cast.customersOf(outlet.id)
    const visitors = dice.happens(10) || customers.length === 0 ? 0 : 1 + dice.below(3)
    const booked: string[] = []
    for (let nth = 0; nth < visitors; nth++) {
      const at = new Date(held.getTime() + nth * 30 * MINUTE)
      const { number } = dice.oneOf(customers)
      const booking = { id, at, name: await this.#nameOf(number), customer: number, topic: dice.oneOf(topic) }
      const { appointmentList } = await this.#do(lobby, reception.bookAppointment, booking)
      booked.push(appointmentList.at(-1)?.id ?? '')
    }
    yield held
    await this.#do(president, reception.openReception, { id })
    for (const appointmentId of booked) {
      if (dice.happens(15)) continue
      yield this.#later(20)
      const voice = this.#voice(outlet)
      const matter = { id, text: voice.text, language: languageOf(voice.text), appointmentId }
      const { caseId } = await this.#do(dice.happens(60) ? lobby : president, reception.recordMatter, matter)
      this.#goOn(caseId, voice, outlet)
    }
    yield new Date(held.getTime() + 150 * MINUTE)
    const { matters } = await this.#do(president, reception.readReception, { id })
    const closing = { id, hadNobody: matters === 0, minutes: matters === 0 ? '' : dice.oneOf(minutes) }
    await this.#do(president, reception.closeReception, closing)
  }

  #nameOf(number: string): Promise<string> {
    return this.#stage.world.transact(this.#stage.cast.role('service-department')[0] as CastMember, async ({ db }) => {
      const row = await db.selectFrom('customer').select('name').where('number', '=', number).executeTakeFirst()
      return row?.name ?? number
    })
  }

  async *#visit(outlet: Place, daysAhead: number): Errand {
    const { dice, cast, script, world } = this.#stage
    const manager = cast.at(outlet.id, 'relationship-manager')[0]
    if (!manager) return
    const mine = await world.transact(manager, (ctx) => visits.listMyCustomers(ctx, {}))
    if (mine.length === 0) return
    const { purpose, summary, where } = script.words.visit
    const plannedAt = weekday(this.#later(daysAhead * 1440 + dice.below(300)).getTime())
    const way = dice.oneOf(['at-home', 'at-company', 'at-outlet', 'elsewhere'])
    const customerId = dice.oneOf(mine).id as string
    const visit = { customerId, way, place: dice.oneOf(where), purpose: dice.oneOf(purpose), plannedAt }
    const { id, missing } = await this.#do(manager, visits.planVisit, visit)
    yield this.#later(900)
    if (dice.happens(5))
      return void (await this.#do(manager, visits.cancelVisit, { id, reason: '客户临时出差，改期再约' }))
    await this.#do(manager, visits.confirmVisit, { id, by: dice.oneOf(['phone', 'wechat', 'sms'] as const) })
    yield new Date(plannedAt.getTime() - 60 * MINUTE)
    await this.#do(manager, visits.packVisit, { id, packed: missing })
    yield plannedAt
    await this.#do(manager, visits.startVisit, { id })
    if (dice.happens(40)) {
      yield this.#later(20)
      const voice = this.#voice(outlet)
      const { caseId } = await this.#do(manager, visits.recordVisitVoice, {
        id,
        text: voice.text,
        language: languageOf(voice.text),
      })
      this.#goOn(caseId, voice, outlet)
    }
    yield this.#later(40)
    await this.#do(manager, visits.endVisit, { id, summary: dice.oneOf(summary) })
  }

  async *#group(outlet: Place): Errand {
    const { dice, cast, script, world } = this.#stage
    const manager = cast.at(outlet.id, 'relationship-manager')[0]
    if (!manager) return
    const mine = await world.transact(manager, (ctx) => visits.listMyCustomers(ctx, {}))
    const customerIds = mine.slice(0, 6 + dice.below(8)).flatMap(({ id }) => id ?? [])
    if (customerIds.length === 0) return
    const name = `${outlet.name}${dice.oneOf(script.words.visit.group)}`
    const { id } = await this.#do(manager, visits.openGroup, { name, kind: 'work-wechat', customerIds })
    for (let nth = 0; nth < 3; nth++) {
      yield this.#later((10 + dice.below(18)) * 1440)
      const voice = this.#voice(outlet)
      const said = { id, customerId: dice.oneOf(customerIds), text: voice.text, language: languageOf(voice.text) }
      const { caseId } = await this.#do(manager, visits.recordGroupVoice, said)
      this.#goOn(caseId, voice, outlet)
    }
  }
}

/** The same hour on a day of the week on which outlets receive: a Saturday or Sunday becomes the Monday after. */
function weekday(milliseconds: number): Date {
  const day = new Date(milliseconds + 8 * 60 * MINUTE).getUTCDay()
  return new Date(milliseconds + (day === 6 ? 2 : day === 0 ? 1 : 0) * DAY)
}
