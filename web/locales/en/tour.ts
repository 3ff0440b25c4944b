import type { Translated } from '../translated.ts'
import type { tour as zh } from '../zh/tour.ts'

export const tour: Translated<typeof zh> = {
  offer: {
    title: 'Here for the first time?',
    says: 'One minute through the main screens of your role. You can leave at any step.',
    begin: 'Show me',
    refuse: 'No, thank you',
  },
  next: 'Next',
  before: 'Back',
  end: 'Done',
  leave: 'Leave the tour',
  count: '{{at}} / {{total}}',
  greeting: {
    title: 'This is «My work»',
    front:
      'What you took, whom to call back, which promise is due next: the most urgent first. What reached you first is yours to the end.',
    lead: 'What waits for your decision and what is about to be late. You are warned before a limit passes.',
    department: 'Tickets with which other units ask for your help, by their limit. Who claims one answers it.',
    service: 'Approvals, calls back and look-backs of the whole bank, by their limit.',
    watch: 'You read and change nothing. Promises, draws and the record can all be verified.',
    admin: 'You keep the system and its accounts and see no customer’s data. Notices to you appear here.',
  },
  steps: {
    cases: {
      title: 'Cases',
      says: 'The list at the left, the story in the middle, below it what can be done now. j and k go through them.',
    },
    feedback: {
      title: 'Feedback',
      says: 'Every sentence of a customer with its class and the reason for it. If it is wrong, one click mends it.',
    },
    board: {
      title: 'Clause board',
      says: 'Each promise of the manual: kept, at risk, broken. Any figure leads to the cases behind it.',
    },
    lookBack: {
      title: 'Look-back',
      says: 'Each month a tenth of what was resolved is drawn by chance and checked again. Anybody can verify the draw.',
    },
    bell: { title: 'Notices', says: 'A limit that comes near, an escalation or a question to you is told here.' },
    account: { title: 'Account and security', says: 'Set up a second factor; see where you are signed in and end it.' },
    language: { title: 'Language', says: 'Change between Chinese and English at any time.' },
    me: {
      title: 'Your own menu',
      says: 'Light or dark, the security of your account and this tour are here. Press ? for the keys.',
    },
  },
}
