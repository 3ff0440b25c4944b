import type { Translated } from '../translated.ts'
import type { moments as zh } from '../zh/moments.ts'

export const moments: Translated<typeof zh> = {
  today: 'Today',
  yesterday: 'Yesterday',
  tomorrow: 'Tomorrow',
  dayWithWeekday: '{{weekday}} {{date}}',
  dayAndTime: '{{day}} {{time}}',
  exact: '{{date}} {{time}} (Beijing time)',
  week: 'Week {{week}} of {{year}}',
  quarter: 'Q{{quarter}} {{year}}',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  hours_one: '{{count}} h',
  hours_other: '{{count}} h',
  minutes_one: '{{count}} min',
  minutes_other: '{{count}} min',
}
