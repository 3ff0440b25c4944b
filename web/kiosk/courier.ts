import type { RatingPlace } from '#contract/ratings.ts'
import { ask } from './bank.ts'
import { type Answer, BATCH, backOff, judge, type KeptTap, nextBatch, type Standing, standing } from './queue.ts'
import type { Device, TapStore } from './tap-store.ts'

const GREET_MILLISECONDS = 60_000

export type News = { standing: Standing; device: Device; isReached: boolean }
type Told = { counterId: string; place: RatingPlace }

/**
 * Brings taps to the bank, oldest first, a page at a time, and says once a minute that the tablet is there. It wakes with
 * a new tap, with the network, and by itself after a failure, later each time.
 */
export class Courier {
  readonly #store: TapStore
  readonly #tell: (news: News) => void
  #device: Device
  #failures = 0
  #most = BATCH
  #isBusy = false
  #isAsked = false
  #timer = 0

  constructor(store: TapStore, device: Device, tell: (news: News) => void) {
    this.#store = store
    this.#device = device
    this.#tell = tell
  }

  /** Begins, and answers how to end: when the tablet is enrolled anew. */
  start(): () => void {
    const wake = () => this.wake()
    addEventListener('online', wake)
    const greeting = window.setInterval(() => void this.#greet(), GREET_MILLISECONDS)
    void this.#greet()
    this.wake()
    return () => {
      removeEventListener('online', wake)
      clearInterval(greeting)
      clearTimeout(this.#timer)
    }
  }

  wake(): void {
    clearTimeout(this.#timer)
    this.#isAsked = true
    if (!this.#isBusy) void this.#work()
  }

  async #work(): Promise<void> {
    this.#isBusy = true
    try {
      while (this.#isAsked && !this.#device.isShut) {
        this.#isAsked = false
        await this.#deliverAll()
      }
    } finally {
      this.#isBusy = false
      await this.#report()
    }
  }

  async #deliverAll(): Promise<void> {
    for (;;) {
      const batch = nextBatch(await this.#store.all(), this.#device.counterId, this.#most)
      if (batch.length === 0) return
      const verdict = judge(batch, await this.#send(batch))
      await this.#settle(batch, verdict.forget, verdict.aside)
      this.#most = verdict.next === 'smaller' ? Math.max(1, Math.floor(batch.length / 2)) : BATCH
      if (verdict.next === 'shut-out') return this.#keep({ isShut: true })
      if (verdict.next === 'wait') return this.#waitAfterFailure()
      this.#failures = 0
      await this.#keep({ spokenAt: new Date().toISOString() })
      await this.#report()
    }
  }

  async #send(batch: readonly KeptTap[]): Promise<Answer | undefined> {
    const taps = batch.map(({ counterId: _, state: __, ...tap }) => tap)
    const { deviceKey } = this.#device
    const reply = await ask<Omit<Answer, 'status'>>('/api/evaluator/taps', {
      deviceKey,
      sentAt: new Date().toISOString(),
      taps,
    })
    return reply && { status: reply.status, ...reply.body }
  }

  async #settle(batch: readonly KeptTap[], forget: string[], aside: string[]): Promise<void> {
    if (forget.length > 0)
      await this.#store.forget(batch.filter(({ id }) => forget.includes(id)).map(({ sequence }) => sequence))
    if (aside.length > 0)
      await this.#store.put(
        batch.filter(({ id }) => aside.includes(id)).map((tap) => ({ ...tap, state: 'aside' as const })),
      )
  }

  #waitAfterFailure(): void {
    this.#failures += 1
    this.#timer = window.setTimeout(() => this.wake(), backOff(this.#failures, Math.random()))
  }

  async #greet(): Promise<void> {
    if (this.#device.isShut) return
    const { waiting, since } = standing(await this.#store.all())
    const reply = await ask<Told>('/api/evaluator/greet', {
      deviceKey: this.#device.deviceKey,
      waitingCount: waiting,
      waitingSinceMilliseconds: since === null ? null : Math.max(0, Date.now() - new Date(since).getTime()),
    })
    if (reply?.status === 401) await this.#keep({ isShut: true })
    if (reply?.status === 200) {
      const wasAway = this.#failures > 0
      this.#failures = 0
      await this.#keep({ ...reply.body, spokenAt: new Date().toISOString() })
      if (wasAway) this.wake()
    }
    if (reply === undefined) this.#failures = Math.max(1, this.#failures)
    await this.#report()
  }

  async #keep(change: Partial<Device>): Promise<void> {
    this.#device = { ...this.#device, ...change }
    await this.#store.keepDevice(this.#device).catch(() => {})
  }

  async #report(): Promise<void> {
    this.#tell({ standing: standing(await this.#store.all()), device: this.#device, isReached: this.#failures === 0 })
  }
}
