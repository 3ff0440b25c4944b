import type { Translated } from '../translated.ts'
import type { ui as zh } from '../zh/ui.ts'

export const ui: Translated<typeof zh> = {
  loading: 'Loading…',
  deadline: {
    until: 'due {{moment}}',
    late: '{{span}} overdue',
    left: '{{span}} left',
    paused: 'Clock paused',
    kept: 'Kept · {{moment}}',
    missed: 'Done {{span}} late',
    superseded: 'Superseded',
    cancelled: 'Cancelled',
    provisional: 'calendar provisional',
  },
  basis: { manual: 'Manual', law: 'Law' },
  grade: 'Grade {{figure}}',
  failure: {
    again: 'Try again',
    forbidden: 'This is not open to you',
    forbiddenSays: 'If your work needs it, ask your supervisor or the service management department.',
    notFound: 'Not found',
    notFoundSays: 'It may not exist, or it is outside your part of the bank.',
    offline: 'The server does not answer',
    offlineSays: 'Please check the network. What you typed is still here.',
    fault: 'Something went wrong on our side',
  },
}
