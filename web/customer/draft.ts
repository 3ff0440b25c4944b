import { newKey } from './door.ts'

/** What was said and not sent yet. It stays on this device, through reloads and lost networks, until it is sent. */
export type Draft = {
  text: string
  outlet: string
  about: string
  name: string
  phone: string
  voice: Piece | null
  pictures: Piece[]
  attempt: { key: string; of: string }
}
export type Piece = { blob: Blob; name: string; seconds?: number; ticket?: string }

export const emptyDraft = (): Draft => ({
  text: '',
  outlet: '',
  about: '',
  name: '',
  phone: '',
  voice: null,
  pictures: [],
  attempt: { key: newKey(), of: '' },
})

export const isEmpty = ({ text, voice, pictures }: Draft): boolean =>
  text.trim() === '' && !voice && pictures.length === 0
export const piecesOf = ({ voice, pictures }: Draft): Piece[] => [...(voice ? [voice] : []), ...pictures]

const SHELF = 'draft'

function openShelf(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bihuan-customer', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function onShelf<T>(mode: IDBTransactionMode, act: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openShelf()
  return new Promise<T>((resolve, reject) => {
    const request = act(database.transaction(SHELF, mode).objectStore(SHELF))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  }).then((result) => {
    database.close()
    return result
  })
}

/** A device that keeps nothing (a private window) still lets one write and send: the draft then lives with the page. */
export const takeDraft = (name: string): Promise<Draft | undefined> =>
  onShelf<Draft | undefined>('readonly', (shelf) => shelf.get(name)).catch(() => undefined)
export const keepDraft = (name: string, draft: Draft): Promise<unknown> =>
  onShelf('readwrite', (shelf) => shelf.put(draft, name)).catch(() => undefined)
export const wipeDraft = (name: string): Promise<unknown> =>
  onShelf('readwrite', (shelf) => shelf.delete(name)).catch(() => undefined)
