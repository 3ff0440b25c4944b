import type { Translated } from '../translated.ts'
import type { live as zh } from '../zh/live.ts'

export const live: Translated<typeof zh> = {
  lost: 'Not live',
  says: 'The live connection is lost. The page is read anew every 20 seconds, and catches up by itself.',
}
