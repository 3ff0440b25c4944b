/** By the kind of the notice. */
export const notices = {
  other: '有一条新提醒（{{kind}}）',
  'clock.warned': '{{title}}：已用去时限的 {{percent}}%，{{due}} 到期',
  'clock.missed': '{{title}}：{{due}} 到期，已逾期',
  'clock.escalated': '{{title}}：逾期仍未办，已升级到您',
} as const
