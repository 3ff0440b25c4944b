/** What happened in a case, by the kind of its entry. */
export const story = {
  other: '记录（{{kind}}）',
} as const
