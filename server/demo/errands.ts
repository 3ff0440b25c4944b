import { recordFeedback } from '#domains/feedback/intake/service.ts'
import { giveAnswer } from '#domains/service/answers/service.ts'
import { type CaseRow, findCase, readSurroundings } from '#domains/service/cases/store.ts'
import { answerHandOver, handOverCase } from '#domains/service/hand-over/service.ts'
import * as handling from '#domains/service/handling/service.ts'
import { decideApproval, regradeCase } from '#domains/service/second-person/service.ts'
import { answerTicket, claimTicket, openTicket } from '#domains/service/tickets/service.ts'
import type { Ctx } from '#platform/context.ts'
import type { Dice } from '#platform/demo/dice.ts'
import { type Actor, CUSTOMER, SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import { takeCall } from './calls.ts'
import type { Cast, CastMember, Customer, Place } from './cast.ts'
import type { Errand } from './diary.ts'
import { drawPlaces, type Script, type Voice } from './voices.ts'
import { announcedPlansFor, type Thread, threadsFor } from './words.ts'

export type Stage = {
  world: World
  cast: Cast
  script: Script
  dice: Dice
  now: () => Date
  /** The tickets of the pictures that come with a voice. */
  picturesOf: (voice: Voice, by: Actor) => Promise<string[]>
}
type Act<I> = (ctx: Ctx, input: I) => Promise<unknown>

/** Channels on which an employee of the outlet writes down what the customer says. */
const HEARD_BY: Readonly<Record<string, string>> = {
  'counter-evaluator': 'lobby-manager',
  'suggestion-box': 'lobby-manager',
  'reception-day': 'branch-president',
  'relationship-manager': 'relationship-manager',
  letter: 'branch-supervisor',
}

const minutesOn = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

export class CaseLife {
  readonly #stage: Stage
  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** From a customer's words to wherever its people bring it. */
  async *of(voice: Voice, outlet: Place): Errand {
    const caseId = await this.#hear(voice, outlet)
    if (caseId) yield* this.#work(caseId, voice, outlet)
  }

  /** From where another errand has written down what a customer said. */
  async *from(caseId: string, voice: Voice, outlet: Place): Errand {
    yield* this.#work(caseId, voice, outlet)
  }

  async #hear(voice: Voice, outlet: Place): Promise<string | null> {
    const { world, cast, dice, now } = this.#stage
    const hears = HEARD_BY[voice.channel]
    const employee = hears
      ? cast.at(outlet.id, hears)[0]
      : voice.channel === 'hotline'
        ? dice.oneOf(cast.role('contact-centre-agent'))
        : undefined
    const actor: Actor = employee ?? cast.channel('')
    const customers = cast.customersOf(outlet.id)
    const customer: Customer | undefined = customers.length > 0 && dice.happens(85) ? dice.oneOf(customers) : undefined
    const text = drawPlaces(dice, outlet.name, dice.oneOf(cast.departments).name, now())(voice.text)
    if (voice.channel === 'hotline')
      return takeCall(this.#stage, actor as CastMember, { text, phone: customer?.phone ?? null, voice })
    const rating = ratingOf(voice, dice)
    const attachments = await this.#stage.picturesOf(voice, actor)
    const receipt = await world.transact(actor, (ctx) =>
      recordFeedback(ctx, {
        attachments,
        channel: voice.channel,
        text,
        language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
        outlet: outlet.code,
        ...(rating && { rating }),
        ...(customer && { customer: customer.number }),
      }),
    )
    return receipt.caseId
  }

  /** A matter as its people will tell it, its places filled once for all of them. */
  #threadOf({ nature, business }: Voice, outlet: Place): Thread {
    const { dice, cast, script, now } = this.#stage
    const thread = dice.oneOf(threadsFor(script.words, nature, business))
    const fill = drawPlaces(dice, outlet.name, dice.oneOf(cast.departments).name, now())
    return {
      ...thread,
      followUp: fill(thread.followUp),
      analysis: fill(thread.analysis),
      plan: fill(thread.plan),
      handling: fill(thread.handling),
      reply: fill(thread.reply),
      question: fill(thread.question),
      answer: fill(thread.answer),
    }
  }

  async #row(caseId: string): Promise<CaseRow> {
    const row = await this.#stage.world.transact(SYSTEM, ({ db }) => findCase(db, caseId))
    if (!row) throw new Error(`the case ${caseId} is gone`)
    return row
  }

  #do<I>(who: Actor, act: Act<I>, input: I): Promise<unknown> {
    return this.#stage.world.transact(who, (ctx) => act(ctx, input))
  }

  /** So many working minutes from now, faster where it burns, slower where somebody is overburdened. */
  async #later(row: CaseRow, minutes: number): Promise<Date> {
    const { world, now } = this.#stage
    if (row.grade === 'I') return minutesOn(now(), Math.max(5, minutes / 8))
    return world.transact(
      SYSTEM,
      async (ctx) => ctx.bank.calendarOf(row.unitId).addWorkingMinutes(now(), Math.max(1, Math.round(minutes))).dueAt,
    )
  }

  async *#work(caseId: string, voice: Voice, outlet: Place): Errand {
    const { cast, dice, script } = this.#stage
    const { words } = script
    let thread = this.#threadOf(voice, outlet)
    const slow = dice.happens(9) ? 7 : 1
    let row = await this.#row(caseId)
    const wait = (minutes: number) => this.#later(row, (0.4 + 1.2 * dice.next()) * minutes * slow)

    if (!row.ownerId) {
      yield await wait(70)
      const taker = this.#takerOf(row)
      if (dice.happens(2) || !taker) return
      await this.#do(taker, handling.takeCase, { id: caseId })
      row = await this.#row(caseId)
    }
    let owner = cast.person(row.ownerId ?? '')
    if (!owner) return
    yield await wait(60)
    if (dice.happens(3)) owner = yield* this.#handOver(row, owner)
    if (row.grade === 'I')
      await this.#do(owner, handling.handleCase, {
        id: caseId,
        measure: 'explained',
        note: '已启动应急处置，安抚客户并通知相关部门。',
        isFinished: false,
      })
    await this.#do(owner, handling.followUpCase, { id: caseId, way: 'phone', note: thread.followUp })
    if (await this.#owesApology(caseId)) {
      yield minutesOn(this.#stage.now(), dice.happens(10) ? 1700 : 60 + dice.below(600))
      await this.#do(owner, handling.apologiseInCase, { id: caseId, way: 'phone', text: dice.oneOf(words.apology) })
    }
    if (dice.happens(2)) {
      yield await wait(200)
      await this.#do(owner, handling.withdrawCase, { id: caseId, reason: dice.oneOf(words.withdrawReason) })
      return
    }
    if (row.grade !== 'III' && dice.happens(7)) yield* this.#askLower(row, owner)
    for (let round = 0; round < 3; round++) {
      const isOver = yield* this.#round(caseId, voice.nature, thread, owner, wait)
      if (isOver) return
      thread = this.#threadOf(voice, outlet)
    }
  }

  #owesApology(caseId: string): Promise<boolean> {
    return this.#stage.world.transact(
      SYSTEM,
      async ({ db }) => (await readSurroundings(db, { id: caseId, ownerId: null })).isDissatisfied,
    )
  }

  #takerOf(row: CaseRow): CastMember | undefined {
    const { cast, dice } = this.#stage
    const here = [
      'teller',
      'lobby-manager',
      'branch-supervisor',
      'contact-centre-agent',
      'relationship-manager',
    ].flatMap((role) => cast.at(row.unitId, role))
    const somewhere = here.length > 0 ? here : cast.role('service-department')
    return somewhere.length > 0 ? dice.oneOf(somewhere) : undefined
  }

  /** One round: why, what was planned, what was done, what was told, and what the customer says to it. */
  async *#round(
    caseId: string,
    nature: string,
    thread: Thread,
    owner: CastMember,
    wait: (minutes: number) => Promise<Date>,
  ): AsyncGenerator<Date, boolean, void> {
    const { dice, script, cast } = this.#stage
    const { words } = script
    yield await wait(240)
    await this.#do(owner, handling.analyseCase, { id: caseId, rootCause: thread.rootCause, note: thread.analysis })
    const row = await this.#row(caseId)
    if (row.grade !== 'III') {
      yield await wait(300)
      const isAnnounced = row.grade === 'I'
      await this.#do(owner, handling.planCase, {
        id: caseId,
        text: isAnnounced ? dice.oneOf(announcedPlansFor(words, nature)) : thread.plan,
        isAnnounced,
      })
    }
    if (dice.happens(18)) yield* this.#ticket(row, thread, owner)
    const supervisor = cast.at(row.unitId, 'branch-supervisor')[0]
    if (dice.happens(4) && row.grade === 'III' && supervisor) {
      await this.#do(supervisor, handling.pauseCase, {
        id: caseId,
        ground: 'customer-documents',
        note: dice.oneOf(words.pauseNote),
      })
      yield await wait(900)
      await this.#do(supervisor, handling.resumeCase, { id: caseId, note: '客户材料已补齐。' })
    }
    yield await wait(420)
    await this.#do(owner, handling.handleCase, {
      id: caseId,
      measure: thread.measure,
      note: thread.handling,
      isFinished: true,
    })
    yield await wait(120)
    const way = row.contactPhone && dice.happens(80) ? 'sms' : 'phone'
    await this.#do(owner, handling.replyToCase, {
      id: caseId,
      way,
      text: thread.reply,
    })
    return yield* this.#hearBack(caseId, way, owner)
  }

  /** Yes, no, or silence; true when the matter is over for the people who worked on it. */
  async *#hearBack(caseId: string, way: 'sms' | 'phone', owner: CastMember): AsyncGenerator<Date, boolean, void> {
    const { dice, script, cast, now } = this.#stage
    if (!dice.happens(way === 'sms' ? 62 : 55)) return true
    yield minutesOn(now(), 60 + dice.below(2600))
    const row = await this.#row(caseId)
    if (row.stage !== 'verify') return true
    const isSolved = dice.happens(88)
    if (way === 'phone') {
      const verifier = dice.oneOf(cast.role('service-department'))
      await this.#do(verifier, handling.verifyCase, {
        id: caseId,
        outcome: isSolved ? 'solved' : 'not-solved',
        way: 'phone',
        note: isSolved ? '回访客户，确认已解决。' : '回访客户，客户表示未解决。',
      })
    } else {
      const code = await this.#codeOf(caseId)
      if (!code) return true
      const rating = isSolved ? dice.weighted([5, 4, 3, 2], (star) => star * star) : 1
      await this.#do(CUSTOMER, giveAnswer, {
        code,
        isSolved,
        rating,
        text: isSolved ? '' : dice.oneOf(script.words.notSolved),
      })
    }
    if (isSolved) return true
    yield minutesOn(now(), dice.happens(12) ? 1800 : 120 + dice.below(900))
    await this.#do(owner, handling.apologiseInCase, {
      id: caseId,
      way: 'phone',
      text: dice.oneOf(script.words.apology),
    })
    return false
  }

  /** The customer reads the link in the message. */
  async #codeOf(caseId: string): Promise<string | undefined> {
    const message = await this.#stage.world.transact(SYSTEM, ({ db }) =>
      db
        .selectFrom('message')
        .select('text')
        .where('caseId', '=', caseId)
        .where('kind', '=', 'reply')
        .orderBy('queuedAt', 'desc')
        .limit(1)
        .executeTakeFirst(),
    )
    return /\/a\/([\w-]+)/.exec(message?.text ?? '')?.[1]
  }

  async *#ticket(row: CaseRow, thread: Thread, owner: CastMember): Errand {
    const { dice, cast, script, world, now } = this.#stage
    const department = dice.oneOf(
      cast.departments.filter((unit) => cast.at(unit.id, 'department-handler').length > 0 && unit.id !== row.unitId),
    )
    await this.#do(owner, openTicket, {
      id: row.id,
      unitId: department.id,
      question: thread.question,
    })
    yield minutesOn(now(), 30 + dice.below(500))
    const handler = dice.oneOf(cast.at(department.id, 'department-handler'))
    const ticket = await world.transact(SYSTEM, ({ db }) =>
      db.selectFrom('ticket').select('id').where('caseId', '=', row.id).where('state', '=', 'open').executeTakeFirst(),
    )
    if (!ticket) return
    await this.#do(handler, claimTicket, { id: ticket.id })
    yield minutesOn(now(), 60 + dice.below(dice.happens(10) ? 3000 : 700))
    const isSolved = dice.happens(92)
    await this.#do(handler, answerTicket, {
      id: ticket.id,
      isSolved,
      answer: isSolved ? thread.answer : dice.oneOf(script.words.unsolved),
    })
  }

  async *#handOver(row: CaseRow, owner: CastMember): AsyncGenerator<Date, CastMember, void> {
    const { dice, cast, script, world } = this.#stage
    const colleagues = ['teller', 'lobby-manager', 'branch-supervisor', 'contact-centre-agent']
      .flatMap((role) => cast.at(row.unitId, role))
      .filter((it) => it.id !== owner.id)
    if (colleagues.length === 0) return owner
    const colleague = dice.oneOf(colleagues)
    await this.#do(owner, handOverCase, {
      id: row.id,
      toId: colleague.id,
      reason: dice.oneOf(script.words.handOverReason),
    })
    yield await this.#later(row, 90)
    const asked = await world.transact(SYSTEM, ({ db }) =>
      db
        .selectFrom('handOver')
        .select('id')
        .where('caseId', '=', row.id)
        .where('state', '=', 'waiting')
        .executeTakeFirst(),
    )
    if (!asked) return owner
    const accept = dice.happens(80)
    await this.#do(colleague, answerHandOver, {
      id: asked.id,
      accept,
      note: accept ? '' : dice.oneOf(script.words.refusal),
    })
    return accept ? colleague : owner
  }

  async *#askLower(row: CaseRow, owner: CastMember): Errand {
    const { dice, cast, script, world, now } = this.#stage
    const asker = owner.may.has('case.regrade') ? owner : cast.at(row.unitId, 'branch-supervisor')[0]
    if (!asker) return
    await this.#do(asker, regradeCase, {
      id: row.id,
      grade: row.grade === 'I' ? 'II' : 'III',
      reason: dice.oneOf(script.words.downgradeReason),
    })
    yield minutesOn(now(), 60 + dice.below(400))
    const waiting = await world.transact(SYSTEM, ({ db }) =>
      db
        .selectFrom('approval')
        .select('id')
        .where('caseId', '=', row.id)
        .where('state', '=', 'waiting')
        .executeTakeFirst(),
    )
    if (waiting)
      await this.#do(dice.oneOf(cast.role('service-department')), decideApproval, {
        id: waiting.id,
        approve: dice.happens(70),
        note: '',
      })
  }
}

function ratingOf({ nature, emotion }: Voice, dice: Dice): 1 | 2 | 3 | 4 | 5 | undefined {
  if (nature === 'praise') return 5
  if (emotion === 'angry' && dice.happens(25)) return dice.oneOf([1, 1, 2] as const)
  if (emotion === 'disappointed' && dice.happens(15)) return dice.oneOf([2, 3] as const)
  return undefined
}
