import type { Translated } from '../translated.ts'
import type { notices as zh } from '../zh/notices.ts'

export const notices: Translated<typeof zh> = {
  other: 'A new notice ({{kind}})',
  'clock.warned': '{{title}}: {{percent}}% of the limit has passed, due {{due}}',
  'clock.missed': '{{title}}: overdue since {{due}}',
  'clock.escalated': '{{title}}: still not done, escalated to you',
  'hand-over.asked': 'You are asked to take over case {{number}}',
  'hand-over.accepted': 'The hand-over of case {{number}} was accepted',
  'hand-over.refused': 'The hand-over of case {{number}} was declined',
  'case.passed-on': 'Case {{number}} is now yours',
  'reception.matter': 'Case {{number}} was raised on your reception day',
  'call.linked': 'The customer of case {{number}} called again',
  'approval.asked': 'Case {{number}} waits for your decision',
  'approval.decided': 'What you asked for in case {{number}} is decided',
  'case.assigned': 'Case {{number}} is assigned to you',
  'case.assigned-away': 'Case {{number}} was assigned to somebody else',
  'case.assignment-undone': 'The assignment of case {{number}} was taken back',
  'note.mentioned': 'You are mentioned in a note on case {{number}}',
  'evaluator.silent':
    'The evaluator at {{counter}}, {{outlet}}, was silent for a whole working day (last heard {{seen}}): please look at it',
  'case.added': 'The customer added to case {{number}}',
  'report.made': 'The report of {{unit}}, {{week}}, is there: {{total}} voices, {{rises}} rose beyond chance',
  'second-factor.reset':
    'A security administrator reset your second factor. If you did not ask for it, tell them at once.',
}
