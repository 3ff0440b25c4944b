import { makeCode } from '#domains/feedback/codes/service.ts'
import { openCounter, serveCounter } from '#domains/feedback/counters/service.ts'
import { allowEnrolment, deliverTaps, enrolEvaluator } from '#domains/feedback/evaluators/service.ts'
import { giveRating, openCode } from '#domains/feedback/scans/service.ts'
import type { Dice } from '#platform/demo/dice.ts'
import { CUSTOMER, SYSTEM } from '#platform/identity/actor.ts'
import type { Keyring } from '#platform/signing/keyring.ts'
import type { CastMember, Place } from './cast.ts'
import type { Diary } from './diary.ts'
import { CaseLife, type Stage } from './errands.ts'
import { threadsFor } from './words.ts'

/** Each outlet's windows; the first has an evaluator. */
const COUNTERS = [
  { name: '1号窗口', nameEn: 'Counter 1' },
  { name: '2号窗口', nameEn: 'Counter 2' },
  { name: '3号窗口', nameEn: 'Counter 3' },
]
const EVALUATORS = 1
/** Four of five are satisfied, and few are very dissatisfied: one of these opens a case. */
const STARS = [5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 5, 5, 4, 5]
const BAD_PERCENT = 1.2

type Hall = {
  outlet: Place
  codes: readonly string[]
  invitation: string | undefined
  tablets: { key: string; counterId: string; sequence: number }[]
}

/** What customers tap and scan in the demo bank's halls: by the same doors as in earnest. */
export class Ratings {
  readonly #stage: Stage
  readonly #keyring: Keyring
  #halls: Hall[] = []

  readonly #diary: Diary
  constructor(stage: Stage, keyring: Keyring, diary: Diary) {
    this.#stage = stage
    this.#keyring = keyring
    this.#diary = diary
  }

  /** Puts up counters, codes and evaluators in every outlet that has a supervisor. */
  async furnish(): Promise<void> {
    const { cast } = this.#stage
    for (const outlet of cast.outlets) {
      const supervisor = cast.at(outlet.id, 'branch-supervisor')[0]
      if (supervisor) this.#halls.push(await this.#furnishHall(outlet, supervisor))
    }
  }

  async #furnishHall(outlet: Place, supervisor: CastMember): Promise<Hall> {
    const { world, cast } = this.#stage
    const tellers = cast.at(outlet.id, 'teller')
    const lobby = cast.at(outlet.id, 'lobby-manager')[0]
    const code = async (input: Parameters<ReturnType<typeof makeCode>>[1]) => {
      const made = await world.transact(supervisor, (ctx) => makeCode(this.#keyring)(ctx, input))
      return made.address.split('/q/')[1] as string
    }
    const unitId = outlet.id
    const codes = [await code({ kind: 'outlet', unitId })]
    const tablets: Hall['tablets'] = []
    for (const [nth, names] of COUNTERS.entries()) {
      const counter = await world.transact(supervisor, (ctx) => openCounter(ctx, { unitId, ...names }))
      codes.push(await code({ kind: 'counter', unitId, counterId: counter.id }))
      const teller = tellers[nth]
      if (teller) await world.transact(teller, (ctx) => serveCounter(ctx, { id: counter.id, staffId: teller.id }))
      if (nth >= EVALUATORS) continue
      const allowed = await world.transact(supervisor, (ctx) => allowEnrolment(ctx, { counterId: counter.id }))
      const { deviceKey } = await world.transact(CUSTOMER, (ctx) => enrolEvaluator(ctx, allowed))
      tablets.push({ key: deviceKey, counterId: counter.id, sequence: 0 })
    }
    for (const teller of tellers.slice(0, 2)) codes.push(await code({ kind: 'employee', unitId, staffId: teller.id }))
    const invitation = lobby && (await code({ kind: 'invitation', unitId, staffId: lobby.id }))
    return { outlet, codes, invitation, tablets }
  }

  /** Half a working day's taps and scans; the lobby manager invites in the morning. */
  async live(isMorning: boolean): Promise<void> {
    const { world, now } = this.#stage
    const since = now()
    const open = await world.transact(SYSTEM, async ({ bank }) =>
      this.#halls.filter(({ outlet }) => bank.calendarOf(outlet.id).isWorkingDay(bank.day)),
    )
    for (const hall of open) {
      for (const tablet of hall.tablets) await this.#deliver(tablet, since)
      await this.#scan(hall, isMorning)
    }
    await this.#findCases(since)
  }

  /** Delivered as after an outage: each with its own moment, oldest first. */
  async #deliver(tablet: Hall['tablets'][number], now: Date): Promise<void> {
    const { world, dice } = this.#stage
    const minutes = Array.from({ length: dice.below(4) }, () => 5 + dice.below(110)).sort((a, b) => b - a)
    if (minutes.length === 0) return
    const taps = minutes.map((ago) => {
      tablet.sequence += 1
      const rating = this.#stars()
      return {
        id: idOf(dice),
        sequence: tablet.sequence,
        deviceAt: new Date(now.getTime() - ago * 60_000),
        rating,
        reasons: rating <= 2 ? [dice.oneOf(['waited-long', 'slow', 'attitude', 'to-and-fro'])] : [],
        text: '',
        language: 'zh' as const,
      }
    })
    await world.transact(CUSTOMER, (ctx) => deliverTaps(ctx, { deviceKey: tablet.key, sentAt: now, taps }))
  }

  async #scan({ codes, invitation }: Hall, isMorning: boolean): Promise<void> {
    const { dice } = this.#stage
    if (dice.happens(40)) await this.#rate(dice.oneOf(codes))
    if (!invitation || !isMorning) return
    // Most days enough are invited; on some the lobby is too full to ask.
    for (let nth = dice.happens(94) ? 5 : dice.below(5); nth > 0; nth--) await this.#rate(invitation)
  }

  /** Low ratings opened cases: their outlets' people go on with them. */
  async #findCases(since: Date): Promise<void> {
    const { world, cast, script } = this.#stage
    const life = new CaseLife(this.#stage)
    const opened = await world.transact(SYSTEM, ({ db }) =>
      db
        .selectFrom('rating as r')
        .innerJoin('feedback as f', 'f.id', 'r.feedbackId')
        .select(['f.caseId', 'f.business', 'f.nature', 'f.emotion', 'f.channel', 'f.text', 'f.unitId', 'f.isComplaint'])
        .where('r.receivedAt', '=', since)
        .where('f.caseId', 'is not', null)
        .orderBy('r.id')
        .execute(),
    )
    for (const { caseId, unitId, isComplaint, ...voice } of opened) {
      const outlet = cast.outlets.find(({ id }) => id === unitId)
      // A face tapped without a word has a nature that nobody wrote a story for: it is told as a complaint about waiting.
      const nature = threadsFor(script.words, voice.nature, voice.business).length > 0 ? voice.nature : 'efficiency'
      if (outlet && caseId)
        this.#diary.enter(
          new Date(since.getTime() + 60_000),
          life.from(caseId, { ...voice, nature, complaint: Number(isComplaint) }, outlet),
        )
    }
  }

  async #rate(code: string): Promise<void> {
    const { world, dice } = this.#stage
    const { token } = await world.transact(CUSTOMER, (ctx) => openCode(this.#keyring)(ctx, { code }))
    const rating = this.#stars()
    const reasons = rating <= 2 ? [dice.oneOf(['waited-long', 'explained-badly', 'surroundings'])] : []
    await world.transact(CUSTOMER, (ctx) =>
      giveRating(this.#keyring)(ctx, { code, token, rating, reasons, text: '', language: 'zh' }),
    )
  }

  #stars(): number {
    const { dice } = this.#stage
    return dice.happens(BAD_PERCENT) ? dice.oneOf([1, 2, 2]) : dice.oneOf(STARS)
  }
}

/** A UUID from the dice: the demo bank is the same one on every machine. */
function idOf(dice: Dice): string {
  const hex = dice.bytes(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
