/** By the kind of the notice. */
export const notices = {
  other: '有一条新提醒（{{kind}}）',
} as const
