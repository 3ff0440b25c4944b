export const cases = {
  title: '案件',
} as const
