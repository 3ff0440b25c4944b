import type { Translated } from '../translated.ts'
import type { refusals as zh } from '../zh/refusals.ts'

export const refusals: Translated<typeof zh> = {
  unknown: 'Not accepted ({{code}}).',
  fault: 'An internal error was recorded. Please try again later.',
  'no-answer': 'The server did not answer. Try again; sending twice does nothing twice.',
  'not-found': 'Not found, or outside your part of the bank.',
}
