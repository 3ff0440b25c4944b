import { listNotices } from '#contract/commitments.ts'
import type { News } from '#contract/live.ts'

type Kind = News['kind']
const LISTS = ['/api/cases', '/api/work', '/api/team', '/api/views/counts'] as const

/** The doors whose answers a piece of news makes old. One with an id grows old only for the case or thing it names. */
const READS: Readonly<Record<Kind, readonly string[]>> = {
  case: [...LISTS, '/api/cases/:id', '/api/cases/:id/duplicates'],
  ticket: [...LISTS, '/api/cases/:id', '/api/tickets'],
  approval: [...LISTS, '/api/cases/:id'],
  'hand-over': [...LISTS, '/api/cases/:id'],
  incident: [...LISTS, '/api/cases/:id'],
  duty: ['/api/work', '/api/team', '/api/board'],
  'look-back': ['/api/work', '/api/look-backs'],
  feedback: ['/api/feedback', '/api/feedback/counts', '/api/feedback/:id', '/api/views/counts'],
  notice: [listNotices.path],
  presence: ['/api/cases/:id/presence'],
}

/** Whether an answer that is kept under `key` has grown old by this news. */
export function growsOld({ kind, id, caseId }: News, key: readonly unknown[]): boolean {
  const [, path, input] = key
  if (typeof path !== 'string' || !READS[kind].includes(path)) return false
  if (!path.includes(':id')) return true
  const asked = (input as { id?: string } | undefined)?.id
  return asked === id || asked === caseId
}
