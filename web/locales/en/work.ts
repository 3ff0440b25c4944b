import type { Translated } from '../translated.ts'
import type { work as zh } from '../zh/work.ts'

export const work: Translated<typeof zh> = {
  title: 'My work',
  scope: { mine: 'Mine', unit: 'My unit' },
  group: {
    late: 'Overdue',
    hour: 'Due within the hour',
    today: 'Due today',
    later: 'Later',
    unclocked: 'Without a running clock',
  },
  noLimit: 'No limit',
  nobody: 'No owner yet',
  escalated: 'Escalated',
  taken: 'You took {{number}} and own it to the end',
  claimed: 'You claimed ticket {{number}}',
  cut: 'Only the {{count}} most urgent are shown.',
  keys: 'J / K to move, Enter to act',
  act: {
    take: 'Take',
    'follow-up': 'Call customer',
    analyse: 'Analyse',
    plan: 'Plan',
    handle: 'Handle',
    reply: 'Reply',
    verify: 'Verify',
    apologise: 'Apologise',
    'answer-hand-over': 'Answer',
    'claim-ticket': 'Claim',
    'answer-ticket': 'Answer',
    decide: 'Decide',
    'look-back': 'Look back',
    open: 'Open',
  },
  empty: {
    mine: 'You owe nothing',
    mineSays: 'New cases, tickets and approvals will appear here, soonest first.',
    unit: 'Your unit owes nothing',
    unitSays: 'Every promise is within its limit or has been kept.',
    toUnowned: 'See whether a case waits to be taken',
  },
}
