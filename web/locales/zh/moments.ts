export const moments = {
  today: '今天',
  yesterday: '昨天',
  tomorrow: '明天',
  dayWithWeekday: '{{date}} {{weekday}}',
  dayAndTime: '{{day}} {{time}}',
  exact: '{{date}} {{time}}（北京时间）',
  week: '{{year}}年第{{week}}周',
  quarter: '{{year}}年第{{quarter}}季度',
  days_other: '{{count}} 天',
  hours_other: '{{count}} 小时',
  minutes_other: '{{count}} 分钟',
} as const
