export const feedback = {
  title: '客户之声',
} as const
