import type { RatingPlace } from '#contract/ratings.ts'
import type { KeptTap } from './queue.ts'

/** What a tablet knows of itself: its key, where it stands, and what it shows while the network is away. */
export type Device = {
  deviceKey: string
  counterId: string
  place: RatingPlace
  spokenAt: string | null
  isShut: boolean
}

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Done when it is on the disk, not when it was asked for: a full disk shows itself only then. */
const asDone = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })

/** Taps and settings in this browser's own database: they outlive a reload, a killed tab and a dead battery. */
export class TapStore {
  readonly #db: IDBDatabase

  constructor(db: IDBDatabase) {
    this.#db = db
  }

  static async open(): Promise<TapStore> {
    const opening = indexedDB.open('bihuan-evaluator', 1)
    opening.onupgradeneeded = () => {
      // The database counts the taps: two windows of one tablet never give one number twice.
      opening.result.createObjectStore('taps', { keyPath: 'sequence', autoIncrement: true })
      opening.result.createObjectStore('device')
    }
    return new TapStore(await asPromise(opening))
  }

  async add(tap: Omit<KeptTap, 'sequence'>): Promise<KeptTap> {
    const transaction = this.#db.transaction('taps', 'readwrite')
    const sequence = asPromise(transaction.objectStore('taps').add(tap))
    await Promise.all([asDone(transaction), sequence])
    return { ...tap, sequence: Number(await sequence) }
  }

  async put(taps: readonly KeptTap[]): Promise<void> {
    const transaction = this.#db.transaction('taps', 'readwrite')
    for (const tap of taps) transaction.objectStore('taps').put(tap)
    await asDone(transaction)
  }

  async forget(sequences: readonly number[]): Promise<void> {
    const transaction = this.#db.transaction('taps', 'readwrite')
    for (const sequence of sequences) transaction.objectStore('taps').delete(sequence)
    await asDone(transaction)
  }

  all(): Promise<KeptTap[]> {
    return asPromise(this.#db.transaction('taps').objectStore('taps').getAll() as IDBRequest<KeptTap[]>)
  }

  device(): Promise<Device | undefined> {
    return asPromise(this.#db.transaction('device').objectStore('device').get('self') as IDBRequest<Device | undefined>)
  }

  async keepDevice(device: Device): Promise<void> {
    const transaction = this.#db.transaction('device', 'readwrite')
    transaction.objectStore('device').put(device, 'self')
    await asDone(transaction)
  }
}
