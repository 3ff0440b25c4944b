import type { Translated } from '../translated.ts'
import type { find as zh } from '../zh/find.ts'

export const find: Translated<typeof zh> = {
  open: 'Find (Ctrl-K)',
  hint: 'Find',
  placeholder: 'Case number, words, a name or its pinyin initials, last four digits, a page',
  found: 'Found',
  group: { recent: 'Opened lately', pages: 'Pages', cases: 'Cases', customers: 'Customers (masked)' },
  asking: 'Looking…',
  none: 'Nothing found',
  keys: '↑ ↓ to choose, Enter to open, Esc to close',
}
