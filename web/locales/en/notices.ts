import type { Translated } from '../translated.ts'
import type { notices as zh } from '../zh/notices.ts'

export const notices: Translated<typeof zh> = {
  other: 'A new notice ({{kind}})',
  'clock.warned': '{{title}}: {{percent}}% of the limit has passed, due {{due}}',
  'clock.missed': '{{title}}: overdue since {{due}}',
  'clock.escalated': '{{title}}: still not done, escalated to you',
}
