export const board = {
  title: '手册履约看板',
} as const
