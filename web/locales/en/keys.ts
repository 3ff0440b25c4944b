import type { Translated } from '../translated.ts'
import type { keys as zh } from '../zh/keys.ts'

export const keys: Translated<typeof zh> = {
  title: 'Keys',
  show: 'Show the keys of this screen',
  next: 'The next one',
  before: 'The one before',
  tab: 'To the next thing that can be used',
  enter: 'Open or confirm',
  escape: 'Close what has opened above the page',
  note: 'No key acts while you type or while an input method composes.',
}
